/**
 * Everyday words that name a finding only beside others: "swinging fever" is one, "swinging" is none. The data write
 * optional words in brackets, and what is left of a form without them must not be one of these.
 */
export const everydayWords =
  `thinks believes belief convinced poor swinging swings spiking spikes voice voices paces pacing sheet coil glove stocking day days olive
  forest farm lake river shelter snow thin runs toxic expecting delivered crack weed skunk resonant flare neglect freezing stooped
  startle haze clouding cloudy hazy misty foggy fuzzy contamination germs rituals interrupts isolating butterfly salmon crescent teardrop brassy
  rusty rigid shortened shrinking drained winded puffed birds shocked fits overactive malaria philadelphia swimmer sailor fixed washed
  yellow dull convinced slow cold warm hot red stiff sore weak swollen light heavy tight sharp rose`.split(/\s+/);

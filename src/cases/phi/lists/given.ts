/** Given names of many peoples that are hardly ever anything else. Evidence, never a verdict. */
export const given = `
aaron abby temi melvyn corin abdallah abdel abdul abdullah abdulrahman abe abel abena abhishek abigail abraham abu ada adalberto adam adama adele adeline
adewale adil aditi aditya adnan adolfo adrian adriana adrienne agatha agnes agnieszka agustin ahmad ahmed ahmet aidan aiden aileen aileigh aisha aishwarya aisling
aiko ajay akash akiko akira akosua alain alan alana alastair albert alberto aldo alec alejandra alejandro aleksander aleksandr aleksandra alessandra alessandro alessia
alex alexa alexander alexandra alexandre alexandria alexei alexey alexis alfonso alfred alfredo ali alia alice alicia alicja alina alisa alisha alison alistair alisa
alix allan allen allison alma alonso aloysius alphonse althea alvaro alvin alyssa amanda amandeep amara amelia amelie amina aminata amir amira amit amrita amy ana anabel
anahita anais anand ananya anastasia anders anderson andre andrea andreas andrei andres andrew andrey andrzej andy aneesa angela angelica angelina angelo angus anika
anil anila anisa anita anjali ankit ann anna annabel annabelle anne anneliese annemarie annette annie annika anouk ansel anselm anthea anthony antje antoine antoinette
anton antonella antonia antonio antony anuja anwar aoife apinya ariadne arash archibald archie ariana arianna ariel arif arjun arkady arlene arlo armando
armin arnaud arne arnold arthur arturo arun aryan asad asha asher ashish ashley ashok ashraf asif asma astrid atsuko aubrey audrey augusta augustin augustine
aurelia aurelie aurora ava avery axel aya ayaan ayah ayesha ayako aylin ayodele ayse azadeh aziz babak babatunde bahar balazs balthazar baptiste barbara barnaby barney
barry bartholomew bartosz bashir basil bastian beata beatrice beatrix beatriz becky behrouz belen belinda bella ben benedict benedikt benedita benjamin bennett benoit berenice
bernadette bernard bernardo bernd bernice bert bertha bertram beryl bess beth bethan bethany betsy bettina betty beverley beverly bhavna bianca bilal billie binh
bjorn blaise blanca blanche blessing bo bob bobby bogdan bogumil boris bozena brad bradley brady brandon brenda brendan brent brett brian briana bridget brigid brigitte
britta brittany bronwen bronwyn bruce bruno bryan bryony brynn caitlin caleb callum calum calvin cameron camila camilla camille candace candice carina carl carla
carlo carlos carlotta carly carmel carmela carmen carmine carol carole carolina caroline carolyn carrie carsten caspar cassandra cassie caterina catherine catalina cathal
cathleen cathy catriona cecil cecilia cecily cedric celeste celia celine cesar chaim chaitanya chandra chandni chantal charlene charles charley charlie charlotte chelsea cheng
cheryl chiamaka chiara chidi chidinma chika chinedu chioma chinwe chloe chris christa christelle christiaan christiane christina christine christoph christophe
christopher christos chukwuemeka ciara cian ciaran cillian cinzia claire clara clare clarence clarissa clark claude claudette claudia claudine claudio claus clemens clement
clementine clifford clifton clint clive clyde colette colin colleen colm concepcion connie connor conor conrad constance constantin consuelo cora coralie cordelia corey
corinna corinne cormac cornelia cornelius cosima cosmo courtney craig cristian cristiano cristina cristobal curtis cynthia cyril cyrus czeslaw dafydd dagmar dagny dahlia daisuke
daiki dalia damian damien damilola damon dan dana danica daniel daniela daniele danielle danilo danny dante daphne daria dariusz darius darko darlene darrell darren
darryl daryl dashiell dave david davide davina davit dawid dawit dayo dean deanna deborah debra debbie declan deepa deepak deepika deirdre delia delphine demetrius denis
denise dennis denny denzel derek dermot desiree desmond devika devon dexter dhruv diana diane dianne didier diego dieter dietmar dimitri dimitris dimitrios dina dinesh
dipika dirk divya dmitri dmitry dolores dominic dominik dominika dominique donald donatella donna donnacha dora doreen dorian doris dorota dorothea dorothy doug dougal
douglas dovid doyle duane dulce duncan dusan dustin dwayne dwight dylan eamon eamonn ebony eddie eden edgar edith edmund edna eduardo edward edwin edwina efua eileen
eilidh eimear eirini eitan elaine eleanor eleanora elena eleni eli elia eliana elias elif elijah elin eliot elisa elisabeth elise elisha elissa eliza elizabeth ella
ellen ellie elliot elliott elmer eloise elsa elsie elspeth elvira elwood emeka emerson emil emile emilia emilie emilio emily emin emine emma emmanuel emmanuelle emre
enid enrico enrique enzo ephraim eric erica erich erik erika erin ernest ernesto ernestine ernst errol erwin esme esmeralda esperanza esra estelle esteban esther
ethan ethel etienne eugene eugenia eugenie eun eunice eva evan evangeline evelina evelyn everett ewa ewan eytan ezekiel ezra fabian fabio fabiola fabrice fadi
fahad faisal faiza farah farhad farhan farid farida farouk farrah fatema fatemeh fatima fatimah fatma fatou fatoumata federica federico felicia felicity felipe
felix fenella ferdinand fergal fergus fernanda fernando fidel filip filippo filomena finbar finley finn fintan fiona fiorella flavia flavio fleur flora florence florian
floyd folake fran frances francesca francesco francis francisca francisco franco francois francoise frankie franz fred freda freddie frederic frederick frederico frederik
freya frida frieda friedrich fritz fumiko gabe gabor gabriel gabriela gabriele gabriella gabrielle gail galina gareth garfield garrett garth gary gaspard gaston
gaurav gavin gayle geert gemma genevieve geoff geoffrey george georges georgia georgina georgios gerald geraldine gerard gerardo gerda gerhard german germaine gertrude
gerry ghislaine giacomo gianluca gianni gideon gilbert gilberto giles gillian gina ginevra giorgio giovanna giovanni giselle gita gitte giulia giuliana giulio giuseppe
gladys glenda glenn glenys gloria glynis godfrey gonzalo goran gordana gordon gosia graciela graeme graham grainne granville greg gregor gregory greta gretchen
grzegorz guadalupe guido guilherme guillaume guillermo gulsen gunnar gunther gurpreet gus gustav gustavo gwen gwendolyn gwyneth gwyn habib hadiza hafsa hakan hakim halima
halina hamid hamish hamza han hana hania hank hannah hannes hans harald haresh hari harini haris harish harley harold harpreet harriet harrison harry haruka haruki haruto
harvey hasan hassan hassiba hattie hayden hayley hazel heather hector hedwig heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henk henri henrietta
henrik henrique henry herbert heriberto herman hermann hermione hernan herve hester hilary hilda hildegard hillary hinrich hiro hiroko hiroshi hiroyuki hisako holger
holly homer horace horatio horst hortense howard hristo hubert huda hugh hugo humberto humphrey hussain hussein hyacinth ian iain ibrahim ida idris ieuan ifeanyi
ifeoma ignacio ignatius igor ikechukwu ikram ilana ilaria ilse ilya iman imani imelda imogen imran ina ines ingeborg inga ingmar ingrid inigo ioana ioannis iolanda ion ira
irena irene irina irma irving isaac isabel isabela isabella isabelle isaiah isha ishaan ishmael isidora isidore isidro isla ismael ismail isobel isolde israel istvan itzel
ivan ivana ivar ivette ivo ivor izabela jaap jacek jacinta jackie jackson jacob jacqueline jacques jada jadwiga jaime jake jakob jakub jalal jamal james jamie jamila
jan jana janardhan jane janet janelle janice janina janine janis janos janusz jared jarek jarrod jasmin jasmine jason jasper javed javier jay jaya jayden jayne
jean jeanette jeanne jeannette jeannie jeff jeffrey jelena jemima jenna jennie jennifer jenny jens jeremiah jeremy jermaine jerome jerry jerzy jess jesse jessica jessie jesus
jethro jiahui jihye jill jillian jim jimena jimmy jitendra joan joana joann joanna joanne joao joaquin jocelyn jochen jodie jody joe joel joelle johan johann johanna
johannes john johnny johnson jolanta jolene jon jonah jonas jonathan joni joost joran jordan jordi jorge jorgen jose josef josefa josefina joseph josephine josette josh
joshua josiah josie jovan joyce juan juana juanita judah judith judy jules julia julian juliana julianne julie julien juliet julieta juliette julio julius jun junaid
jurgen justin justina justine jutta jyoti kacper kadir kai kaitlyn kamal kamala kamil kamila kamran karan kareem karen karim karin karina karl karla karol karolina
kasia kaspar kate katarina katarzyna kate katelyn katharina katharine katherine kathleen kathryn kathy katie katja katrin katrina katya kavita kay kayla kayode kaylee kazuko
kazuo kehinde keiko keir keira keisha keith kelechi kelly kelsey kelvin ken kendall kendra keng kenji kenneth kenny kenta kenya kerri kerry kerstin ketan kevin keziah
khadija khadijah khaled khalid kiara kieran kiera kim kimberley kimberly kiran kirill kirsten kirstin kirsty kirk kishore kitty klara klaus klement koji kofi konrad konstantin
kostas krista kristen kristian kristin kristina kristine kristof kristopher krystyna krzysztof kunal kurt kwabena kwadwo kwaku kwame kwasi kweku kwesi kyle kylie kyra laila
lachlan lakshmi lalita lana lancelot lara larissa larry lars lasse laszlo latisha latoya laura laure lauren laurence laurent laurie lavinia lawrence layla lazaro lea leah
leandro leanne leanna lech leena leif leigh leila leilani lena lennart lennox lenny leo leocadia leon leona leonard leonardo leonie leonor leopold leroy leslie lesley
lester leszek leticia letitia levi lewis lia liam liana lidia liesbeth liesel lieselotte ligia lilian liliana lilith lillian lina linda lindiwe lindsay lindsey linh linnea linus
lionel lisa lisbeth lise lizzie ljiljana llewellyn lloyd logan lois lola lonnie lora loraine loredana loren lorena lorenzo loretta lori lorna lorraine lothar lottie lou louella
louis louisa louise lourdes luana luc luca lucas lucia lucian luciana luciano lucie lucien lucille lucinda lucio lucrezia lucy ludmila ludovic ludwig luigi luis luisa lukas
lukasz luke lulu luna lupe luther luz lydia lyle lyndon lynette lynn lynne maarten mabel macarena maddison madeleine madeline madhav madhuri madison mads maeve magda
magdalena maggie magnus mahesh mahmoud mahmud mai maia maja makoto malachi malak malcolm malgorzata malik mallory mamadou mandeep mandy manfred manish manisha manjit manoj
manon manuel manuela manus mara marc marcel marcela marcella marcelo marcia marcin marco marcos marcus marek margaret margarethe margarita margery margit margo margot marguerite
maria mariah mariam mariama mariana marianna marianne maribel marie mariel marielle marika marilyn marina mario marion marisa marisol marissa marit marius mariusz marjorie
marko markus marlene marlon marta martha martijn martin martina martine marty marvin mary maryam maryanne masako masato mateo mateusz mathew mathias mathieu mathilde matilda
matteo matthew matthias matthieu matthijs mattias maud maura maureen maurice mauricio maurizio mavis maxim maxime maximilian maxine maxwell maya mayumi mbali mehdi mehmet
mei meera megan mehreen mei-ling meike melanie melinda melissa melody melvin mercedes meredith merle merlin mervyn meryl mia micah michael michaela michal michel michele michelle
michiko mick mickey miguel mihai mika mikael mikaela mikhail miki mila milan mildred milena milica millicent millie milo milos milton mimi mina minako minerva ming minh mira
mirabel miranda mireille mirela miriam mirjam miroslav misaki mitchell mitsuko miyuki moe mohamad mohamed mohammad mohammed mohan mohit moira moises molly mona monica monika
monique montserrat monty mordechai morgan morris mortimer moses moshe mouhamed muhammad muhammed muireann mukesh mungo muriel murray mustafa myfanwy myles myra myriam myrna
myrtle nabil nadeem nader nadia nadim nadine nadja naeem nahla naim naima naledi nam nana nanami nancy nandini naoki naoko naomi nasir nasreen nasrin nassim natalia natalie
natasha natascha nate nathalie nathan nathaniel naveen navid nazanin nazir neal ned neema neha neil nell nellie nelson nessa nestor nevena neville ngaire ngozi ngoc nia niall
niamh nicholas nick nicki nicky nico nicola nicolas nicole nicoleta nicolette nicu niels nigel nihal nikhil niki nikita nikki niklas nikola nikolai nikolaos nikos nils nimmi
nina nino nirmala nisha nita nitin nizar nkechi nkem noa noah noam noel noelle noemi noor nora norah noreen norma norman nour noura nuala nubia nur nuria nyasha oberon
obinna octavia octavio odette odile odysseas ofelia ola olaf oleg oleksandr olena olga olivia olivier oliver ollie olumide oluwaseun oluwaseyi omar omer omolara oona ophelia
orhan oriana orla orlando orsolya oscar oskar osman oswald otis otto owen pablo paddy padma padraig paige palesa paloma pam pamela panagiotis paola paolo paresh parisa parvati
parveen pascal pascale patience patrice patricia patricio patrick patrik patrizia patrycja paul paula paulette paulina pauline paulo pavel pavla pawel pearse pedro peggy
penelope penny percival percy perpetua perry petar pete peter petra petros phil philip philipp philippa philippe phillip philomena phoebe phuong phyllis pia pier pierce
pierre pieter pietro pilar piotr piper pippa piyush polly pooja poppy portia prabhakar prakash pranav prasad prashant pratik praveen preeti preston priscilla priti priya
priyanka przemyslaw purvi qasim quentin quincy quinn quynh rabia rachael rachel radek radhika radoslav radu rafael rafal rafiq raghav raheem rahim rahul raimund raj raja rajan
rajesh rajiv rakesh ralph ram rama raman ramesh rami ramiro ramon ramona ramya rana randall randolph randy rania ranjit raoul raphael raquel rashid rashida rasmus raul ravi
raymond raymundo rebecca rebekah reena refilwe regina reginald reggie reiko reina reiner reinhard reinhold rekha remi remy rena renata renate renato rene renee reshma reuben
rex reza rhea rhiannon rhoda rhona rhonda rhys ria ricarda ricardo riccardo richard rick ricky rina rishi rita ritu roald robbie robert roberta roberto robin robyn rocio rocco
roderick rodney rodolfo rodrigo roger rohan rohit roisin roland rolando rolf roman romeo ron ronald ronan ronja ronnie rory rosa rosalia rosalie rosalind rosamund rosanna rosario
roscoe roseanne rosemarie rosie ross rowan rowena roxana roxanne roy ruben rudi rudolf rudy rufus rui rukhsana rupert ruslan russell ruta ruth ryan ryo ryan saad saanvi sabina
sabine sabrina sachiko sadia sadie sadio saeed safiya sahar sahil saida saif sakura salim sally salma salman salome salvador salvatore sam samantha samar samina samir samira
samuel sana sandeep sander sandhya sandip sandra sandro sanjay sanjeev sanne santiago santino santosh sara sarah sarika sasha saskia satoshi satu saul savannah scarlett scott seamus sean
sebastian selena selim selina selma senthil seren serena serge sergei sergey sergio seth seung shabana shabnam shahid shahnaz shaila shakira shalini shameem shamim shana shane shanice
shania shankar shannon shanti sharon shaun shauna shawn sheena sheila shelby sheldon shelley sherman sherry sheryl shigeru shinji shira shirin shirley shiv shivani shlomo shobha shona
shreya shruti shweta siamak sian sibusiso siddharth sidney siegfried sienna sigmund sigrid silas silje silke silvia silvio simeon simon simona simone sinead siobhan sipho sita
sixten slavko slawomir snezana sofia sofie soledad soleil solomon somchai sonali sonia sonja sonya sophia sophie soren soraya spencer spiros srdjan srinivas stacey stacy stanislav
stanislaw stanley stefan stefania stefano steffen stella stephan stephanie stephen steve steven stewart stig stuart subramaniam sudhir sue suhaila sujata sulaiman suleiman sultana suman sumita
sunil sunita suresh surya susan susana susanna susanne susie suzanne suzette suzuki svea sven svetlana swati sybil sydney sylvester sylvia sylvie tabitha tadeusz tadhg taiwo
takashi takeshi takumi tala talia talitha tamar tamara tamika tamsin tania tanisha tanja tanya tara tarek tariq taro tasha tatiana tatjana tatyana taylor ted teddy temitope
terence teresa teresita teri terrance terrell terry tess tessa thabo thaddeus thalia thandiwe thanh thea theo theodora theodore theresa therese thiago thibault thierry thi
thomas thorsten thuy tiago tibor tiffany tihana tilda tim timo timothy tina tobias toby todd tolga tom tomas tomasz tomaz tommaso tommy tomoko tony tonya tor tracey tracy
trang tremaine trent trevor tricia trinh trisha tristan trixie troels troy trudy tuan tuula tyler tyrone tyson uche ugo ugochi ulf ulla ulrich ulrika ulrike uma umar umberto
ursula usha usman uwe vaclav vadim valentin valentina valentine valerie valeria valerio vanessa vasile vasiliki vasily venkat venkatesh vera verena vernon veronica veronika veronique
vesna vicente vicki vicky victor victoria vidya vihaan vijay vikram viktor viktoria vikas vilma vimal vincent vincenzo vinod viola violeta violette virgil virginia virginie
vishal vivek vivian viviana vivienne vlad vladimir vladislav volker wahid waleed walid wallace wally walter wambui wanda wanjiru warren wassim wayne wei wendell wendy werner
wesley whitney wieslaw wilbur wilfred wilfried wilhelm wilhelmina willa willem william willie wilma wilson winifred winston wioletta wojciech wolfgang wolfram wyatt wynn
xander xavier ximena xin xiomara xochitl yael yahya yana yannick yannis yara yash yasmin yasmine yasser yasuko yaw yesenia yetunde yevgeny yiannis ying yitzhak yoko yolanda
yonatan yoshiko yosef youssef yuki yukiko yulia yuri yusuf yves yvette yvonne zachary zack zahid zahra zainab zara zbigniew zdenek zeynep zhanna zhen zita zoe zofia zoltan
zoran zsofia zsuzsanna zubair zuleika zuzana zygmunt`;

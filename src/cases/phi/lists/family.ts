/** Surnames of many peoples that are hardly ever anything else. Evidence, never a verdict. */
export const family = `
abara abbas abbasi abdi abebe abels aboagye abrams abreu acheampong acevedo achterberg ackerman acosta adair adams addo adebayo adeleke adelman adeyemi adjei adkins adler
afolabi afonso agarwal aggarwal aguilar aguirre agyeman ahlberg ahmadi ahmadzadeh ahn aitken ajayi akhtar akinola akintola aksoy alarcon albrecht alcantara aldridge alexandrou alfaro
alves alvarado alvarez amadi amadou amato ambrose amin amoah anand andersen andersson andrade andreasen andrews angelopoulos ansah antonopoulos anyanwu appiah applegate
aquino araujo archuleta arendt arevalo arias armitage armstrong arroyo arslan asante ashworth asamoah aslam atkins atkinson attwood avila awad axelsson ayala aydin ayers
ayoub azevedo babcock bach bachmann bacon badawi baek bailey bains bainbridge baird bajwa bakare bakker bakshi baldwin balogun banda banerjee barajas barbosa barclay barker barlow
barnard barnes barnett baron barr barrera barrett barrientos barron barros bartlett bartley barton basu batista bauer baumann baumgartner baxter beasley beattie beaumont
becerra beck becker beckett beckham bedi begum behrens beltran benavides benitez benning benson bentley berger bergman bergstrom bernal bernstein berrios bhatia bhatt
bhattacharya bianchi biddle bielak bielecki billings biswas blackburn blackwell blair blake blanchard blanco blankenship blythe boateng boccelli boehm bogdanov bolton bonilla bonner booker
booth borg borges borkowski bose bosch botha bouchard boucher bourne bowden bowen bowers bowman boyce boyd boyle bozkurt bradbury braddock bradshaw brandt braun
bravo brennan brewster briggs brightwell brito britton brockman brodie brodsky broughton brownlee bruckner brunetti bryant buchanan buckley buenaventura bui bullard
burdett burgess burke burkhardt burnett burnham burnside burrell burrows burton bustamante byrd byrne caballero cabrera caceres cadogan cahill calderon caldwell callaghan callahan calloway
calvert camacho campbell campos cano cantrell cardenas cardoso carlsen carlson carlsson carmichael carmona carnegie carney carr carranza carrasco carrillo carroll carruthers carson
cartwright caruso carvalho carver casey cassidy castaneda castellano castellanos castillo castro cavanagh cavendish celik cervantes chadwick chakrabarti chakraborty chalmers chamberlain chambers chan
chandler chandran chang chapman charalambous charlton chatterjee chaudhary chaudhry chaudhuri chavez chen cheung chiang chiba childress childs chiu cho choi chopra chou choudhury chow
chowdhury christensen christodoulou chu chua chukwu chung church cisneros clarke clarkson claypool clayton clements cochran cohen colbert coleman collier collins collinson colon
colombo combs compton conde conley conlon connell connelly connolly conti contreras conway cooke coombes coombs cooney cooper copeland corbett cordero cordova corrigan cortes cortez corvino
costa costello cotter coughlin coulson courtenay couture cowan coyle crabtree cramer crane cranston crawford creighton crichton crisp croft cromwell crosby crowley crowther cruickshank cruz
cuevas culbertson cullen cummings cummins cunha cunningham curran currie cutler czarnecki dacosta dagher dahl dahlgren dalby dalgaard dalton daly dang daniels danso danjuma darby
darcy darwish das dasgupta dasilva davenport davidson davies davis davison dawson deangelis debnam decker defoe degroot dejesus delacruz delaney delarosa deleon delgado delossantos deluca demarco
demir dempsey demirci deng denham denning dennison derrick desai deshmukh deshpande desjardins dessalines devereux devine devlin dhaliwal dhillon dias diallo diaz dickens dickinson dickson diehl dietrich dillon
dimitriou dimitrov dinh diop dixon dlamini do dobbs dobson dogan doherty dolan dombrowski domingo dominguez donaldson donato donnelly donoghue donovan dooley doran dorsey dos doughty
dowd dowling downes downey downing doyle drake draper dreyer driscoll drummond duarte dubois duckworth dudley duffy dufour dugan duggan dumont dunbar duncan dunlap dunlop dunn dunne duong
dupont dupuis duran durand durant durham duval dvorak dwyer dyer dyson earnshaw eastwood eaton ebert eccles echeverria eckert edgeworth edmonds edmondson edwards egan eklund
ekström ekwueme ellington ellis ellison elmi emerson endo engel england english enriquez ericsson erickson eriksen eriksson escobar espinosa espinoza esposito estevez estrada etxeberria eubanks evans
evensen everett ewing faber fagan fahey fairbairn fairchild falk falkner fallon fanning farah faria farias farley farmer farooq farr farrar farrell farrow faulkner fay feeney fehr feinberg feldman
fenton ferguson fernandes fernandez ferrara ferrari ferraro ferreira ferrer ferris fiedler fielding figueroa filippov finch fink finnegan finnerty fischer fishman fitch fitzgerald fitzpatrick
fitzroy flanagan fleming fletcher flores flynn fofana foley fong fontaine fontana forbes forde forrest forsberg forster forsyth fortin foster fournier fowler foy fraga franca franklin
franks fraser frazier frederiksen freeman freitas frey friedman friedrich fritsch fritz fuchs fuentes fujii fujimoto fujita fukuda fuller fulton funk furlong furukawa gaffney gagne gagnon galindo
gallagher gallardo gallego galloway galvan galvin gamble gandhi ganesan gao garcia gardiner gardner garland garner garrison garza gaskell gates gauthier gaspar gebre gebreselassie geary gentile
georgiou gerber gerhardt germain gerrard ghosh gibbons gibbs gibson giddings gil gilbertson gilchrist gill gillespie gilmore gilmour giordano giroux gleeson glover gobind godoy godwin goel
goldberg goldman goldstein gomes gomez goncalves gonsalves gonzales gonzalez goodall goodchild goodman goodwin goodrich gopal gorman gosling goswami gottlieb gough gould govender grabowski grady
graf grafton grandison granger grau graves greco greenberg greene greenfield greenwood greer gregson grier griffin griffith griffiths grigoryan grimes grimshaw groves gruber guerra guerrero guevara
guidry guillen gunawardena gunn gunnarsson gupta gustafsson gutierrez guzman haas habibi haddad hadley hagan hagen hahn haider haines hakimi halvorsen haley halliday hallam halloran halpern halstead hamada
hamdan hamilton hammond hampton hancock hanley hanna hansen hanson haque harada hardcastle hardin harding hargreaves harlow harmon harper harrell harrington harris hart hartley hartman hartmann
hartwell hashemi hashimoto hassani hastings hatch hathaway hatfield hauser hawkins hawthorne hayashi hayes haynes hayward healy heaton hedges heffernan hegarty heller hellstrom helms
hemmings henderson hendricks hendrix hennessy henning hensley hepburn hermansen hermosillo hernandez herrera herring herrmann hershkowitz herzog hess hewitt hibbert hickey hickman hicks hidalgo
higgins higuchi hilton hines hinojosa hinton hirsch hirst ho hoang hobbs hodge hodges hodgson hoffman hoffmann hofmann hogan holbrook holcomb holden holder holgate holland holliday hollingsworth
hollis holloway holm holman holmberg holmes holmgren holst holt hooper hopkins hopper hopwood horn hornby horner horowitz horton horvat horvath hossain hough houghton howarth howe
howell howells hoyt hruska hsieh hsu hu huang hubbard huber huddleston hudson huerta huff huffman huggins hughes hull humphrey humphreys humphries hung hurley hurst hurtado
hussaini hutchings hutchins hutchinson hutchison huynh hwang hyde hyland ibarra ibe idowu iglesias igwe iliev inoue iqbal ireland irwin isaacs isaksson ishida ishii islam ismailov ito ivanov ivanova ivanovic iwu
iyer jackman jacobs jacobsen jacobson jaffe jagger jain jama jameson jamieson jankowska jankowski jansen jansson janssen jaramillo jarvis javadi jefferson jeffries jenkins jennings jensen jeong jha ji jiang
jimenez jin johal johansen johansson johnston johnstone jolly joneja jones jorgensen joshi jovanovic juarez jung jurado juric kaba kabir kaczmarek kahn kaiser kalra kaminska kaminski kamara
kane kang kaplan kapoor kapur karanja karimi karlsson karlsen kasprzak kato katz kaufman kaufmann kaur kavanagh kaya keane kearney keating keegan keenan kehoe keita keller kelleher kellogg kemp
kendrick kennedy kenyon keogh kerr kershaw kessler khalil khan khatri khatun khoury khumalo kibet kidd kiefer kilgore killeen kimball kimura kincaid kinsella kinney kipchoge kirby kirchner kirkland
kirkpatrick kirkwood kirwan kita klein kline knapp kobayashi koch koenig kohler kolawole kone kong konig konstantinou koroma korhonen kouassi koulibaly kovac kovacs kovacevic kovalenko kowalczyk kowalska
kowalski kozak kozlov kozlowski kraft kramer krause krauss krawczyk krishnan krishnamurthy kristensen kruger krueger kruse kuang kubiak kucera kumar kumari kuhn kurt kurtz kuznetsov kwan kwarteng kwiatkowski kwok kwon
kyei labelle lacey lacroix lafferty lai laidlaw laing lakhani lal lalonde lam lambert lamont lancaster landau landers landry langdon langford langley langlois lara larkin larsen larson larsson
lau laurence laurent lavoie lawal lawler lawson lawton layton le leach leahy leblanc lebedev leclerc ledesma lee leeson lefebvre leggett lehmann lehtonen leitch lemieux lennon leon leonardi leroux
lessard leung levesque levin levine levy lewandowska lewandowski li liang lieberman lim lima lin lind lindberg lindgren lindholm lindqvist lindstrom linton lipscomb lister litvak liu livingston livingstone
ljungberg lo lobo lockhart lockwood loftus lomax lombardi lombardo longo lopes lopez lorenz louw lovell lowe lowery lowry loya lozano lu lucero ludwig lugo lundberg lundgren lundqvist luong
lutz ly lynch lyons ma mabaso macarthur macaulay macdonald macgregor machado macias mackay mackenzie mackie mackinnon maclean macleod macmillan macpherson madden maddox madrigal madsen maeda mahajan
maher mahlangu mahmood mahoney maier main maitland majewski makinen malhotra malone maloney malinowski maldonado mancini mancuso mandal mandela mangan manning mansfield mansour mansouri manzano
marchetti marchand marchetti marek marin marinescu marino marks marlow marquez marquis marrero marriott marsden marshall martel martell martinelli martinez martins martinsson masood massey masterson
masuda matheson mathews mathias mathis mathur matos matsuda matsui matsumoto matsuoka matthews matthiesen maurer mayer mayfield maynard mayo mazur mazurek mbeki mcallister mcandrew mcbride mccabe
mccaffrey mccall mccallum mccann mccarthy mccartney mcclain mcclellan mcclure mcconnell mccormack mccormick mccoy mccrae mccullough mcdaniel mcdermott mcdonald mcdonnell mcdowell mcelroy mcewan mcfarland
mcfarlane mcgee mcgill mcginnis mcgovern mcgowan mcgrath mcgraw mcgregor mcguinness mcguire mchugh mcintosh mcintyre mckay mckee mckenna mckenzie mckinley mckinney mcknight mclaughlin mclean mcleod
mcmahon mcmanus mcmillan mcnally mcnamara mcneil mcneill mcpherson mcqueen mcrae mcsweeney meadows medeiros medina meehan mehta meier mejia melendez mellor melnyk melo menard mendes mendez mendoza meneses menon
mensah mercado mercer mercier merriman merritt messina metcalfe metzger meyer meyers meza michaelides michalski middleton mikkelsen milanovic millar milligan mills milne milosevic min mirza misra mishra
mitchum mitra mitrovic mittal miyamoto miyazaki moffat moffatt mohammadi mohr mokoena molina moller molloy molnar monaghan monroe montague montano montenegro montero montes montgomery montoya monteiro moody
moon mooney moore mora moradi morales moran moreau moreira moreno moretti morgenstern mori morimoto morin morita morley moro morrison morrissey morrow morse mortensen morton mosley moss mota
moussa moyer moynihan moyo mueller mugabe mukherjee muldoon mulcahy mullen muller mulligan mullins munoz munro murakami muravyov murdoch murillo murphy murthy musa muthoni mutua mwangi myers
nadeau nadkarni nagy naidoo naidu nair najjar nakagawa nakajima nakamura nakano nandi nanda napier naqvi narayan narayanan nash nasser natarajan nava navarro nawaz ndiaye ndlovu neely negri nel neri
nesbitt neumann neville newell newman newton ng ngo nguyen nichols nicholson nickerson nicolau nielsen nieminen nieto nieves nikolaidis nikolic nilsen nilsson nishimura nixon njoroge nkosi noble
noguchi nolan noonan nordin nordstrom norris norton norwood novak novakova nowak nowakowski noyes ntuli nugent nunes nunez nunn nwosu nwachukwu nyberg nyambura obi obrien oconnell oconnor oakley oates obasanjo obeng ocampo ocasio
ochieng ochoa odell odhiambo odom odonnell ofori ogden ogunleye oh ohara okada okafor okamoto okeke okonkwo okoro okoye olaleye olawale oleary oliveira olivera olmstead olsen olson olsson omondi ono onyango opoku
ordonez orellana orlov ormond ornelas orozco orr ortega ortiz osborn osborne osei oshea osorio osullivan oswald otero otieno ott ouattara ouellette outram overton owens owusu ozturk ozkan oyelaran pacheco pack padilla
paek pagano pahlavi pak palacios palermo palmer palomino pandey pandit pant papadakis papadopoulos pappas paquette parada pardo paredes parekh parikh parkes parra parrish parry parsons pascoe pasternak
patel paterson pathak patil paton patterson patton paulsen paulson pavlenko pavlov pavlovic paxton payne paz peacock pearce pearson peck pedersen pegg pelletier pena pendleton pennington peralta
pereira perera perez perkins perreault perrin perrotta persaud persson peters petersen peterson petit petrenko petrescu petrov petrova petrovic pettersson pettit pfeiffer pham phan phelps phillips phiri picard piccolo
pickering pickett pierre pietrzak pike pillai pimentel pineda pinheiro pinto pires pitman pittman pollard pollock polk ponce poole popa popescu popov porter portillo posner potter potts poulsen powell powers
prentice prescott presley prieto prince pritchard proctor provost prudhomme pruitt pryce puente puglisi pugh purcell putnam qiu qureshi quach quartey quezada quigley quiles quinlan quinones quinonez quintana quintero quiroga
raab radcliffe radford rafferty raghavan rahman rai rainey rajagopal rajput ralston ramachandran ramaswamy ramirez ramos ramsay ramsey randle rankin rao rasmussen rastogi ratcliffe ratnayake rattray ravenscroft rawlings
rawls rayner razavi reardon rebelo reddy redding redmond reece rees reese reeve reeves regan rehman reich reichert reid reilly reinhardt reis rendon renner renteria reyes reyna reynolds reznik rhee rhodes riaz
ribeiro ricci rico richards richardson richmond richter rickard ridley riley rinaldi rios ritchie ritter rivas rivera rivero rizvi rizzo roach robb roberts robertson robinson robison robles robson rocha roche
rodgers rodrigues rodriguez roe rogers rojas rolfe rollins romano romanov romero romo rooney roper rosado rosales rosario rosas roscoe rosen rosenbaum rosenberg rosenthal rossi rothman rothstein rourke rousseau rowe rowland
rowlands rowley roy royal rubin rubio rucker rudd ruiz rushton russo rusu rutherford ruthven rutledge ryder saari sabo sadeghi sadler saeed sahin saini saito sakai salas salazar salcedo saldana saleh salgado salinas salisbury
salmon saltzman salvi samson sampson samuels samuelsson sanchez sandberg sanders sanderson sandhu sandoval sanford sankaran santana santiago santos santoro sarkar sarmiento sartori sasaki sato saunders savage savic
sawyer saxena sayed scanlon schaefer schafer scheffer schiller schmid schmidt schmitt schmitz schneider schofield scholz schrader schreiber schroeder schubert schulte schultz schulz schumacher schuster schwab schwartz
schwarz sciarra scully seaman searle sears seaton seddon segura seidel sen sengupta sepulveda serrano serra sethi severin severinsen sexton seymour shaikh shaffer shah shaheen shankly shapiro sharma sharpe shaughnessy shaw
shea sheehan shen shepherd sheppard sheridan sherwood shevchenko shibata shields shimizu shin shinawatra shrestha shukla siddiqui sidhu siegel sierra sigurdsson silberman silva silveira silverman sim simmonds simmons simms simons
simonsen simpson sims sinclair singer singh singleton sinha sisulu skinner sklar slater slattery sloan smalls smith smyth smythe snyder soares sobczak sokolov solano solis soliman solberg solomon somerville son song sorensen soriano
sosa soto sousa souza spalding spears spence spielman spinelli spiteri spooner squires srinivasan stafford stamp stanfield stanton stapleton stark staton stauffer stavros steadman steele stein steiner stephens stephenson sterling
stern stevens stevenson stiles stillman stirling stockton stoica stokes storey stout stoyanov strachan strand strauss strickland stringer strom stroud subramanian suarez sullivan summerfield sun sundaram sundberg susanto
sutcliffe sutherland sutton svensson svoboda swain swann swanson sweeney swenson swinton sykes szabo szczepanski szymanski taft taggart takahashi takeda talbot tallis tan tanaka tang tanner tapia tariq tate tavares tawfik teague tedesco
teixeira tejada templeton tennant terrell tesfaye thakur thao theriault thibodeaux thiessen thomason thompson thomsen thomson thorne thornton thorpe thurman tian tierney tilley tillman timmons tipton tobin tolbert toledo tomlinson toner
toomey torrance torres torvald toth toure townsend townley tran travers traynor trejo tremblay trent trevino trevelyan trinidad truong trujillo truman tsai tsang tse tsui tsvetkov tucker tully turnbull turner tuttle tyagi tyndall uchida
ueda ulloa underwood upadhyay upton urban urbina uribe urquhart usmani vaidya valadez valdes valdez valdivia valencia valentin valenzuela valladares vallejo van vance vanderbilt vandermeer vandyke vargas varela varga varghese varma vasquez vaughan
vaughn vaz vazquez vega velasco velasquez velazquez velez venter ventura vera verma vestergaard viana vickers vidal viera vieira vigil villa villalobos villanueva villareal villarreal villegas virtanen visser vitale vlachos vo vogel volkov vu
wachter waddell wade wadsworth wagner wahl wainwright waite wakefield walcott waldron walker waller wallis walsh walters walton wang warburton wardle warner warsame washington wasserman watanabe waterman waterhouse watkins watson watt
watts weatherford weaver webb weber webster wei weinberg weiner weinstein weiss welch weller wellington welsh wen wentworth werner west westbrook weston wetzel whalen wharton wheatley wheeler whelan whitaker whitehead whitehouse whitfield whitlock
whitman whitmore whittaker whittington wickramasinghe widmer wiggins wilcox wilder wiley wilkerson wilkes wilkins wilkinson willard willems williams williamson willis wills willoughby wilmot winkler winslow winstanley winters winthrop wiśniewska
wisniewski witkowski wojcik wolfe wong woodard woodhouse woodruff woodward wooten worthington wozniak wright wu wyatt wylie wynne xavier xiao xie xiong xu yadav yamada yamaguchi yamamoto yamashita yamazaki yan yancey yang yao yardley yates yazdani
ybarra ye yeager yeboah yeh yeo yeung yi yilmaz yildiz yin yoder yoo yoon york yoshida youngblood younis yousaf yu yuan yun zaidi zajac zamora zapata zavala zeller zeng zhang zhao zheng zhou zhu ziegler zielinska zielinski
zimmer zimmerman zimmermann zubair zulu zuniga zuma`;

/** Names that are ordinary words too: a name only where something else says so. */
export const ambiguous = `
abbey abbott ace acre agate alder amber angel angels april archer art ash august autumn bailiff baker ball banks bar barber bark bass bay beach bean bear beard bell bench berry best bill bird bishop black blanks bliss bloom blossom blunt bob bond
bone bones booth bow bowl box bracken brand bright brook brooks brooke brown buck bud bull burn burns bush butcher butler cain candy cannon cane carol carpenter carter case cash castle chance chandler chase cherry chester chip christian church clay cliff close cloud clover coal
coffey cole colt constant cook coral corn cotton count court cox crane cross crystal curry curtis dale dash dawn day dean death diamond dick doll dolly don dove drew duke earl early east eden elder else ember english eve ever fair
faith fall farmer fawn fern field fields finger fish fisher flag flint flood flower flowers foot ford forest forrest fox frank france freed freeman french frost gale gall gamble gardener gay gene gentle german gill ginger glass glen gold golden good goode goody gore grace
grant grave gray green grey grove guest guy hale hall ham hand handy harden hardy hart haven hawk hay hazel head heard heart heath heather heaven hendry herd hero hick hill holiday holly hood hope horn house hunt hunter hurt iris ivory ivy jack jade jasmine jay
jean jewel jewell jolly joy judge july june just keen key kidney king kirk kit knight knights la lake lamb land lane large laurel law lay lea leaf lemon lily little lock long lord lott love low lucky luck mace major male man mark marina marine
marsh mason may mayes mead melody mercy merry mersey miles miller mills mint miracle misty moon moor morn moss mount muse nail neat need new noble norm north nurse oak olive pace page paige pain painter palm pan parish park parker parks parson pat patience patient pea
peace pearl peel penn penny perch perry piper pitt plant plum poe point pole pool poor pope poppy porter post pound power pratt price prince prior pride prudence queen quick race rain rainbow ram rance raven ray read reader red reed rich
rice rick ridge ring rivers river rob robin rock rocky roman root rose rowan ruby rush rusty sage sailor sales sandy savage say scales sharp sheen shell shepherd ship shore short silver skin skipper sky slack sliger sly small smart snow
song south spark sparks spear speed spring staff stack star steel stern stone storm stout street strong stump sue summer summers sun swan sweet swift taber tail temple tide tiller tongue tower town treat trinity trip trout true tuck tulip
vale viola violet wade wake wall walls ward ware waters way weeks weir wells west wheat white wild will willow wilt winner winter wise wolf wood woods worth wren yard young zion
baron bishop buddy coy destiny dusty eden ever genesis harmony heaven honey journey justice king lady legend liberty london lyric magnolia major maverick memory messiah nova ocean paris phoenix princess promise queen reign river royal ryder saint sailor
serenity sincere sterling stormy tiger treasure unity charity verity constance felicity victory vie wisdom zen sin mai han kay rod val lea lin ma la ng
sana rana asia india china austin sierra savannah madison ransom pierce lance cruz marquez max dee ann noor nur sky jo flor luz aura ara ora ona isis della dell cass tess marlin
crisp main pack graves gates chambers childs strand sears spears squires stringer hooper cutler turner draper walker weaver tanner cooper slater sawyer fuller barber hatch pike salmon herring crane finch drake peacock hull hyde holder holt horn colon
chin chung bang bong bung ding fat feces ferris fuse gut hip lip liver lobe rib vein sole toe waist nose neck mouth joint jaw heel chest calf brow breast bladder back arm temple palm axel stamp urban england ireland holland welsh york lancaster
washington houston jackson israel georgia virginia carolina victoria florence sydney melbourne adelaide geneva vienna verona siena cairo milan odessa valencia cordova toledo trinidad santiago leon montenegro troy
thi ram raj mina ming jun kim min lam lim tan tang wan wen yen yin sun son song sung moon moody main nan nana nam pip gut mass mars mercury venus jasper cyst costa vera viola celeste minerva
sim low reed blessing favour favor precious gift comfort lucky bright clover saffron autumn summer fern ivy hope`;

// Written by `node training/english-words.mjs` from CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0).
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Everyday English words, stemmed, by how much they say in tenths: empty if none says that little. */
export const EVERYDAY_ENGLISH: readonly ReadonlySet<string>[] = [
  new Set(),
  new Set(),
  words(`
    a abbr about after all also an ancient and around as at autonomous back bc be between bird book bound
    but by c can capital character chemistry china chinese city cl coll come computing county da day di
    dialect district do dong down dynasty e emperor end er esp etc eye face family fig first food for form
    former from g ge general get give go good great group han hand have he head hebei henan high hong i
    idiom in into is island it japanese ji jia kong law level li life light like line lit literary loanword
    long look make man math medicine military ming money mountain name nan new no north not number of off
    official old on one oneself or order other out over part party people period person place point power
    pr prefecture province put qi qing qu right river s same sb school see set shan shandong shi show
    sichuan side slang small song sound south specy state sth surname system t tai taiwan take tang term th
    that the thing through tibetan time to together township turn tw two up us used variant water way wei
    what white who with without word work world written wu xi xian yan yang year yi you yu yuan zhang zhi
    zhou zi zu`),
  words(`
    account act action affair against age air american anhui animal another appearance archaic are area army
    art attack author away ba bad bai ball bamboo bank bao bear beat beautiful become before bei beijing
    being bi big black blood bo boat body bone border both brand break bright bring brother bu buddhism
    buddhist building business call called cannot cao car card care carry case cause central century chang
    change charge cheng chi child chu class classifier clear close clothe cold color common communist
    company computer control country court cover cut dao de dead death deep die different ding disease dog
    don door draw drink drive du during each ear early earth east economic effort enemy erhua ethnic even
    event every evil fall famous fan fang far father feel female feng field fight figure film find fine
    fire fish five flower follow force foreign forward four free french friend front fruit fu fujian full
    game gan gang gansu gao girl god gong government grain green ground gu guangdong guangxi gui guizhou
    guo h hai hair half hang hard has having heart heaven heilongjiang help his history hold home horse hot
    house how hu hua huang hubei hui human hunan if imperial inner instrument international internet item
    its jade japan jian jiang jiangsu jiangxi jiao jie jilin jin jing job just ke keep kind king kingdom
    know known korea korean la land language large last late lead leader leave let letter lian liang
    liaoning lin little liu live living lose love low lower lu luo m ma machine made main male many mao
    mark market material matter may mean meat medical meet mei member men meng method miao middle mind
    minister mongolia month more mother mouth move movement movie music my national network night ning
    northeast northern northwest nothing novel now nuclear object office often oil only onom open opera
    organization own paper particle pass past pay personal phonetic physic piece ping plan plant play poet
    political politician popular position post practice prc present president price product pu public qian
    qin qinghai radical rain raise range rdzong record red refer region ren return rice rich road rock room
    root round rule run san say sea second secret self sense service shaanxi shang shanxi sheng ship short
    shu si sign single situation so social some son southern space speak special speech spirit sport spring
    stand star start step stick stock stone stop store story strong student study style su such sun support
    taiwanese talent talk tcm tea temple test text than their there this thought three tian tibet title
    tong too top town trade traditional train tree troop trouble try type unable under unit university use
    value vehicle very view voice wall wang war wave well wen west western when where which while whole
    wife will wind wine woman worker writer writing xiang xiao xin xing xinjiang ya yellow yin young your
    yun yunnan zang zhao zhejiang zheng zhong zhu zhuang zuo`),
  words(`
    abandon ability able above accept according achieve acid across activity actor actress ad add address
    administration administrative advance advantage again agency agent ago agreement agriculture ai aid
    aircraft aka alcohol alone along alternative alway amount anatomy anger angle angry answer anti any
    anything ao apart appear apply arch argument arm arrange article asia asian ask association astronomy
    attend attention authority autumn avoid b baby bag balance ban band bang banner banquet bar base based
    basket battle beam bean beauty bed been beginning behavior behind bell ben bend benefit best better
    beyond bian bin bing biology birth bit bitter blame blind block blow blue board born botany bottom
    boundary bow box boy brain branch bridge brilliant british broad brown brush buddha build burn bus buy
    cai cake calendar calligraphy calm camp cang cantonese capture cast cat catch cave cell center ceremony
    certain cha chain chan chance channel chao chat check chemical chen chess chicken chief children chong
    chongqing choose christian chun ci circle circumstance civil classic classical clean clearly closely
    cloth clothing cloud coal code collapse collect collection college command comment commission committee
    communication competition complete completely component compound concubine condition confucian
    confucius confused consider constellation construction contact containing content contract cook cooking
    copy corner corporation correct cost cotton count couple course create credit crime criminal crop cross
    crowd cry cultural culture cup currency current custom cycle d dai daily damage dan dance dang danger
    daoist dark data date daughter deal debt decline deeply defeat defense degree demand deng department
    derog desire detail develop development device dian difficult difficulty direct direction director
    disaster discuss dish disorder display dispute distance distant division doctor document doe doing done
    dou double draft dragon dream dress dried drop drug drum dry due duo dust duty ease eastern easy eat
    edge education effect egg eight electric electronic elegant element else emotion empty energy
    engineering english enjoy enough enter equal equivalent era error escape european evening everyone
    everything exam examination examine example exchange exercise expense experience expert express
    expression extremely fa fail fair false farm fast fat fault favor fear feather feeling feet fei fen
    festival fever few fiber fierce fighting file fill final finance financial finger finish firm fit fixed
    flame flash flat flood floor flow flowing fly folk following fool foot formal formerly forming fortune
    foundation founded founder frame france fresh fried fully function fund funeral future fuzhou gain
    garden garment gas gate gather gear gen generation genus geology geometry german germany gift given
    glance going gold golden grade grammar grand grass grave greek grow growth guan guang guard guest guide
    gun ha hainan hall handle hao happen happy headed health hear heat heavy hei heng herb hero hidden hide
    higher highly hill historian historical hit hole honest honor honorific hope hotel hou hour household
    huai humble hundred huo husband ice idea ill illness image immortal important including increase india
    indian indicate indicating individual industry influence information ink insect inside interest
    internal investigate involved iron issue jiu join joint journey joy ju judge jump justice kai kang
    kangxi kaohsiung key kill knife knowledge kou ku kuai l labor lady lake lan lang lao later laugh lay
    layer le leading leaf league learn learning left leg legal legendary length less liao lie lift limit
    ling linguistic liquid list literature lo loan local location lock looking loose loss lost lot luck lun
    lunar major making manchu mandarin manner marriage married martial mass master match me meal meaning
    measure media meeting memory message metal mi mian milk min minded ministry minor miss mistake mix
    mixed mo model modern moment mongol mongolian monk moon moral morning most mount mt mu much muscle
    musical must mythology n na nahiyisi namely narrow nation native natural nature near neck need needle
    negative neologism net never newspaper next ni ningxia noise non nonsense noodle nose note noun
    novelist nu numerous o obtain ocean odd offer officer older once online operation opinion opportunity
    opposed opposite ordinary origin original outer outside outstanding pacific page pain painting pair
    palace palm pan parent park particular partner path patient pattern payment peace peak pearl pen peng
    perform performance philosopher phone photo phrase physical pi pian pick picture pig pingtung pipe pit
    plain plane plate player please po poem pole police policy polite poor pop port possible pot pour
    powder powerful praise press pressure previous prime principle printing private prize problem produce
    production profit profound program progress project promise promote proper property prostitute protect
    proverb provide pull punishment pure purpose push qiang qiu quality quan question quick quiet r race
    radio railway rank rare rate rather re reach read reading ready real really reason receive reduce reed
    reform regard regular reign reigned related relation relationship relative religion religious rely
    remain remark remote remove report republic reputation research residence resource respect
    responsibility rest restaurant result reveal revolution reward ring rise role roll roman rong roof rope
    rough ru ruler rush russia russian sa sacrifice said salary sale salt sand sanskrit sauce save saying
    scale scene scheme scholar science score screen scroll se seal search season seat section security seed
    seek seize select sell send senior sentence separate serious servant serve sery settle seven several
    sex sexual sha shanghai shao shape shaped share sharp she shell shen shift shoe shoot shop shot shou
    should shoulder shuang shui silk silver similar simple since sincere sing singer sister sit site six
    skill skin sky sleep slip slow smoke snake snow soccer society soft software soil solar soldier solid
    something soul soup source southeast southwest specific speed spend split spot spread square st staff
    stage standard station stay steel stem still stir straight strange stream street strength strike string
    strip stroke struggle stupid subject substitute success sudden suddenly suffer suffering sugar sui sum
    summer suo superior supply surface suzhou sweet sword symbol ta table tablet tail tailed taipei taken
    taking tan tao target task taste tax teacher teaching team tear technology teeth telephone tell
    temperature ten tennis territory thank theater them then theory they thick thin think thinking third
    those thousand thread throw ti tianjin tiao ticket tie tiger tip tomb tone tongue tool tooth total tou
    touch toward tower trace track traffic transfer transport travel treat treatment trial trick true truth
    tu tuo tv typically understand union united until upon upper upright urge using usu usually valley
    various vast vegetable verb vessel video village virtue visit wait walk wan want warbler warm warring
    was wash waste watch we weak wealth weapon wear weather wedding weight wheel whose wide wild win window
    wing winter wisdom wish within women wood wooden working worn worry would write wrong xia xie xiong xu
    xuan xue xun yao ye yet ying yong younger yue zao zhan zhe zhen zhuan zone zong zoology`),
  words(`
    abroad absolutely abuse academic accident achievement active acupuncture admire advice affection aged
    agree ahead airline airport al allow already america among analysis ancestor annual anxious application
    approach appropriate armed arrest arrive arrogant arrow artificial ash aside assembly assist assistant
    attached attempt attract audience australia award babbler background bandit baoding bare baseball basic
    basin basis basketball bay bearing beast because beer beg believe belly belt bicycle bill billed bind
    birthday bite boil bold bomb bond boot bottle bowl brave bread breast breath breed brick bride brief
    broadcast broken bubble bud built bun burden bureau burning burst bush buyei cable calamity camera
    campaign canada canal candidate cap capable capacity carbon careful carriage carrying cart cash
    category catholic cavity ccp certificate cf ch chair chamber changhua changjiang charm che cheat
    chengdu chest chinensis chip chuan circuit claim clan clay clever cliff climb clock closed club co
    coarse coast coffin coin colloquial colored column comic commander commerce commercial commit community
    compass compete compiled complex composer conceal concentrate conduct conference connection consequence
    consideration constant contain continue conversation cooked cool corrupt corruption cosmetic council
    counter cousin covering cow crab crack crane crash cream crisis critical criticism criticize crown
    cuisine curtain customer dam dawn deceased deceive decision deed defect defend deity delay delicate
    democratic depend deposit desert design desk desolate destroy devil diao dictionary difference dig
    digital dim diplomat directly dirty discipline discussion disk dispatch distinguish distinguished
    divide doctrine doesn domestic doubt drag drain drama drawing drift drill drinking driver drunk duck
    dull dun dynastic earthquake easily eating economy edible edition either elder election electrical
    electricity eliminate emergency empire employee empress endure engage engine england enterprise entire
    entrance entry environment equation equipment essential establish established estate eurasian europe
    ever everywhere evidence excellent excessive excuse exhausted expectation expedition explain expose
    extend external extra extract extreme fabric facial facing fact faction factory failure fake falling
    fame familiar fantasy farmer fashion fate feast feature fee feed fellow feudal fiction fishing fist fix
    flag flee flesh flight float flour flourishing fluid flying fold football forced forest forget formed
    forth found fourth frequency friendly friendship fuel fun gambling gaming gap garze gem generous genre
    gentle genuine geological getting ghost giant gland glass goal golf goose gossip gou governor graceful
    grasp gray greater grey grief gua guangzhou guy habit hanging hangzhou happiness harbin harbor hardship
    harm harmony harvest hat hate hearing heavenly held hell her highest him holiday hollow holy hook
    horizontal horn hospital host huan huge hun idle ignorant importance impossible incident include income
    index indigenous inferior influential injury inspection instant institute insurance integrity
    intellectual intention interjection interval intimate investment invite involving italian italy john
    joke journalist judgment jun k ka kham khoshuu kick kitchen knock kun lack lacking lai lamp lantern
    laughingthrush leak lean leather lei liangshan limited link lip load lofty lord lotus lou loud lover
    luxuriant magic magnetic magnificent mai mail maintain malaysia manage management march margin marry
    mat mathematician mechanic medium memorial mental mention merit mess meter mid mine mineral mining
    minute mirror misfortune missile mobile monkey motion motor mound mourning moving mud municipality
    murder mushroom mutual myanmar mythical naked nanjing nao neglect neighborhood nian nickname nine noble
    normal norway numeral nut observe occasion offering oh olympic onto opening opponent orange organ
    originally ornament owl owner ox p pack paid paint painter passenger passing paste peaceful peasant
    perfect personnel petty phase pheasant philosophy phylloscopus physicist pile pillar pin pioneer pitch
    planet platform playing pleasure plot pocket poetry poison polish politic pond pool pork positive
    poverty precious prepare presence pretend pretty prevent prince prison prisoner process prominent
    protection provincial provoke punish purchase pursue qiao quantity quarrel quarter queen quite rage
    ranking rapid ray reality rear rebel rebellion recover reference refined refuse register regret
    regulation release relief relieve rent repair repeatedly replace reply request reserve resist
    respectful response retreat reverse review revolutionary rhyme ri rid ride ridge rising risk rod roller
    romance romantic route row ruin running rural sacred sad sage saint scenery schedule scratch script
    secretary seem seen sen sequence served severe shake shame shed sheep sheet shijiazhuang shine shock
    shout shun shut sick sigh sight signal silent singapore singing sink size sleeve smell smile smooth
    snack solution someone sometime soon sorrow sort soviet spain spare speaking spear spoil spoken spy
    stall stamp standing stare statement statistic status steal stomach strait strategy straw strive
    structure subdivision submit subordinate substance suffix suit suitable sure surprise survey sutra
    swallow sweat switch syllable syndrome taichung tale talented tall tape te teach television temporary
    tender theatrical thoroughly throat throated tide tight tiny tire toilet topic torture tour toy
    tradition training translation transliteration transmission trap treasure treaty trend trip truck trust
    tube tujia tune turtle uk understanding unexpected unexpectedly universal unknown uprising urgent usage
    valuable variety version vertical via vice victory vietnam vigorous violent virus vision volume vote
    vulgar wa wai warlord web website weed were wet whatever wipe wire wise withdraw wo worm worship worth
    woven x xiu yichun yield youth yunlin ze zero zha zui`),
];

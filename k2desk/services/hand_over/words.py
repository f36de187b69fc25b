"""The words of generated passphrases: short, said as they are written, and hard to mistake for each other."""

from __future__ import annotations

_ENGLISH = """
    acorn anchor april apron arrow aunt autumn avocado axe baker balloon banana banjo barn barrel basket beach
    beacon bean beard beaver bedroom bee bench berry bicycle bird biscuit blanket block blossom board boat
    bonnet boot border bottle bow box bracket branch brass bread brick bridge broom brother brush bucket buffalo
    builder bus button cabin cable cactus camera candle canoe canvas captain card cargo carpet carrot cart
    castle cattle cave cedar cement chain chair chalk charcoal cheese cherry chess chest chicken chimney circle
    city clay clinic clock cloth cloud clover coach coast coat coconut coffee coin collar colour comb compass
    cook coral cord corn corner cotton cousin cow crab crane crayon cream creek cricket crocodile crown cube cup
    curtain cushion dairy deer desert desk diary dinner dock doctor dolphin donkey door dove dozen drawer drum
    duck eagle ear earth easel east echo edge egg elbow elephant engine envelope evening eye fabric family feast
    feather fence fern festival field finger fire fish flag flame flask flock floor flour flower flute foam
    folder forest fork fountain fox frame friend frog fruit garlic gate gazelle giant ginger giraffe glass glove
    goat gold goose grain grape grass gravel green guava guest gum hall hammer harbour harp harvest hawk hazel
    heart hedge helmet hen herb heron hill hinge hippo hockey holiday home honey hood hook horn horse hotel
    house ice inch ink iron island ivory jacket jaguar jam jar jasmine jeep jelly jewel journey judge jug juice
    july jungle kettle key kitchen kite kitten knife knot label lace ladder lake lamb lamp lantern laptop leaf
    lemon lens leopard letter lettuce library lily lime line lion lizard lock lodge log loom lorry lotus lunch
    magnet maize mango march market mask mat matches meadow medal melon metal mile milk mill mint mirror mitten
    monkey month morning mosaic moss mother motor mountain mouse museum music mustard nail napkin necklace
    needle net nickel night north nose notebook number nurse nut oak oasis ocean office oil olive onion orange
    orchard otter oven owl oyster paddle paint palace palm pan panda panel papaya paper parcel park parrot path
    peach peanut pearl pebble pedal pelican pen pencil pepper petal piano picnic picture pigeon pillow pilot
    pine pipe planet plank plate plum pocket poem pond pony porch potato pottery pouch powder printer pump
    pumpkin puppet purple purse puzzle quarter queen quilt rabbit rail rain raisin ramp ranger reed ribbon rice
    ridge ring river road robin rocket room rope rose rubber rug saddle sail salad sand sandal saucer scarf
    school scooter season seed shadow shed sheep shelf shell shirt shoe shovel silk silver sister sketch sky
    sledge smile soap sofa soil song south spade sparrow spice spinach spoon spring square stable stairs stamp
    station stone stool stove straw stream street string sugar summer sunset swallow sweater table tailor
    teacher teapot tent thread thumb thunder ticket tiger timber toast tomato tower town toy tractor train tray
    tree triangle tulip tunnel turtle umbrella uncle valley velvet village violet violin voice wagon waiter
    wallet walnut water wave wax weaver wheat wheel whistle willow window wood wool yard yellow yoghurt zebra
"""

_KISWAHILI = """
    afya alama alasiri alizeti almasi amani ardhi asali asante asubuhi baba bahari bahasha baiskeli bakuli balbu
    bandari bao barabara barafu baraka barua basi bata bega bendera benki bibi bilauri birika blanketi boga boti
    bunda bustani bwana bweha chai chaki chakula chama chandarua chapati chati chombo choroko chui chuma chumba
    chumvi chungwa chupa dada daftari dafu dakika dalili daraja darasa debe dhahabu dhoruba dirisha dola dua
    duara duka duma dunia elimu embe eneo fagio fahari familia faraja farasi fedha figo fikra filimbi fimbo fisi
    fundi furaha futa ganda gari gazeti gitaa giza gongo gunia habari hadithi haki hali hamsini harusi hekima
    hema hesabu heshima hewa hisani hoteli huduma huruma idadi idara ijumaa imani jambo jamii jani jengo jibini
    jibu jicho jiko jina jino jioni jirani jiwe jogoo juisi jukwaa juma jumapili jumba jumla kaa kabati kahawa
    kaka kalamu kalenda kamba kamusi kanga kaptura karafuu karanga karata karibu karoti kasa kasha kasuku katani
    kazi keki kengele kiangazi kiatu kiazi kibanda kibao kiboko kibuyu kichaka kichwa kidole kifaru kijana
    kijiji kijiko kikapu kikombe kilima kilimo kilo kima kimbunga kinanda kinu kinyonga kioo kipepeo kipimo
    kisima kisu kitabu kitambaa kitanda kiti kitoweo kitunguu kiwanda kiwango kobe kofia komamanga komeo kondoo
    kongoni kopo koroboi korosho koti kuku kunguru kuni kurasa kwale lami lango leso limau lori lugha lulu
    maabara maarifa macho madini mafuta magari majani maji majira makala makofi malaika mama mamba mananasi
    manyoya mapera maua mawingu mazao mbao mbegu mbilikimo mbio mboga mbuga mbuni mbuyu mbuzi mchana mchele
    mchezo mchoro mchungwa mchwa mdomo meli meno meza mfalme mfereji mfuko mguu mhindi mia miali milango milima
    mita mitaa mizani mjomba mjusi mkanda mkate mkeka mkoba mkono mkulima mkunga mkutano mlango mlima mlinzi
    mnara mnazi moshi moto mpaka mpera mpira mpunga msafara msitu mstari msumari mswaki mtama mtaro mtego mti
    mto mtoto mtungi muda muhindi muziki mvua mwalimu mwamba mwanga mwanzi mwavuli mwewe mwezi mzabibu mzigo
    mzinga nahodha namba nanasi nazi ndege ndevu ndimu ndizi ndoo ndoto ndovu ndugu nembo ngamia ngano ngao
    ngazi ngoma ngozi nguo nguvu nguzo njia njiwa njugu nne nuru nusu nyasi nyati nyika nyota nyuki nyumba
    nyumbu nyundo nyuzi nzige ofisi orodha pacha paka pakiti pamba pambo panda papai pasaka pasi pazia peni pera
    picha pilau pilipili pipa pipi pole pumzi punda pwani radi rafiki rafu ramani rangi redio reli rinda riziki
    robo roho rubani rula saa sabuni sadaka safari safina sahani salamu samaki samli sanaa sanduku sarafu saruji
    sauti sayari serikali shaba shairi shamba shanga shati shela sheria shilingi shimo shingo shoka shujaa
    shukrani shule siafu siagi sifa siku simba simu sinia sita soko soksi soli stima subira sufuria sukari
    sumaku sungura supu suti swala swali taa taarifa tabasamu tabia tai taji tamasha tamko tangawizi tano tarehe
    tarumbeta tausi tawi teksi tembo tende tenga thamani theluji tikiti tofaa tofali tumaini tumbili tunda twiga
    uchumi udongo ufagio ufukwe ugali uhai uji ujumbe ukanda ukuta ulimi umbali umeme umri unga upande upepo
    upinde urafiki usafi ushanga usiku uso ustadi utenzi uwanja uyoga uzani uzi vazi viatu viazi vikombe vitabu
    viti wakati waridi wema wiki wimbo wingu zabibu zafarani zawadi zebaki zeituni ziwa zulia zumari
"""

WORDS: dict[str, tuple[str, ...]] = {"en": tuple(_ENGLISH.split()), "sw": tuple(_KISWAHILI.split())}
"""512 words for each language."""

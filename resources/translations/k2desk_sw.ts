<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sw" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About K2Desk</source>
        <translation>Kuhusu K2Desk</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Programu huria chini ya leseni ya MIT.</translation>
    </message>
    <message>
        <source>Your list</source>
        <translation>Orodha yako</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Mipangilio</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>The free software inside</source>
        <translation>Programu huria zilizomo ndani</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Jina</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Toleo</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Leseni</translation>
    </message>
    <message>
        <source>Choose a part to read its licence.</source>
        <translation>Chagua sehemu ili usome leseni yake.</translation>
    </message>
    <message>
        <source>Where files are kept</source>
        <translation>Faili zinahifadhiwa wapi</translation>
    </message>
    <message>
        <source>Set up and watch payment alerts from Kopo Kopo, without a programmer.</source>
        <translation>Arifa za malipo za Kopo Kopo, zinazowekwa na kufuatiliwa bila mtaalamu wa programu.</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Account</source>
        <translation>Akaunti</translation>
    </message>
    <message>
        <source>Account {name}, {word}, {meaning}</source>
        <translation>Akaunti {name}, {word}, {meaning}</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>real money</source>
        <translation>pesa halisi</translation>
    </message>
    <message>
        <source>Kopo Kopo’s test system</source>
        <translation>mfumo wa majaribio wa Kopo Kopo</translation>
    </message>
    <message>
        <source>pretend, on this computer</source>
        <translation>ya kujifunza, kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>PESA HALISI</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>MAJARIBIO</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>MAZOEZI</translation>
    </message>
    <message>
        <source>My business</source>
        <translation>Biashara yangu</translation>
    </message>
    <message>
        <source>My tests</source>
        <translation>Majaribio yangu</translation>
    </message>
    <message>
        <source>Practice shop</source>
        <translation>Duka la mazoezi</translation>
    </message>
</context>
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Alt+1 opens the first account, Alt+2 the second. Drag them into your order, or use the buttons.</source>
        <translation>Alt+1 hufungua akaunti ya kwanza, Alt+2 ya pili. Ziburute upendavyo, au tumia vitufe.</translation>
    </message>
    <message>
        <source>My accounts</source>
        <translation>Akaunti zangu</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Sogeza &amp;juu</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Sogeza &amp;chini</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>J&amp;ina</translation>
    </message>
    <message>
        <source>&amp;Save the name</source>
        <translation>&amp;Hifadhi jina</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Fung&amp;ua</translation>
    </message>
    <message>
        <source>Connect &amp;another…</source>
        <translation>Unganisha n&amp;yingine…</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n unahitaji uangalifu</numerusform>
            <numerusform>%n zinahitaji uangalifu</numerusform>
        </translation>
    </message>
    <message>
        <source>The name is saved.</source>
        <translation>Jina limehifadhiwa.</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Ondoa…</translation>
    </message>
    <message>
        <source>The password store did not answer, so nothing was removed. Unlock it, then try again.</source>
        <translation>Hifadhi ya nywila haikujibu, hivyo hakuna kilichoondolewa. Ifungue, kisha ujaribu tena.</translation>
    </message>
    <message>
        <source>{name} is removed. Its list is kept.</source>
        <translation>{name} imeondolewa. Orodha yake imehifadhiwa.</translation>
    </message>
    <message>
        <source>{name} is back. Open it and paste its keys.</source>
        <translation>{name} imerudi. Ifungue na ubandike funguo zake.</translation>
    </message>
</context>
<context>
    <name>AddressEdit</name>
    <message>
        <source>Choose an address from your list</source>
        <translation>Chagua anwani kutoka orodha yako</translation>
    </message>
</context>
<context>
    <name>AddressNote</name>
    <message>
        <source>Not tested yet. Test it before you create.</source>
        <translation>Bado haijapimwa. Ipime kabla ya kuunda.</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>Anwani</translation>
    </message>
    <message>
        <source>Testing it now. Nothing is sent.</source>
        <translation>Inapimwa sasa. Hakuna kinachotumwa.</translation>
    </message>
    <message>
        <source>K2Desk reached it. Nothing was sent.</source>
        <translation>K2Desk imeifikia. Hakuna kilichotumwa.</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Pasted text</source>
        <translation>Maandishi yaliyobandikwa</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kilichopatikana</translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation>Tuambie wakati</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Kwa</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Hutumwa kwa</translation>
    </message>
    <message>
        <source>What Kopo Kopo says</source>
        <translation>Kopo Kopo inasema nini</translation>
    </message>
    <message>
        <source>Cancelled after {n} of {all}. Nothing was added.</source>
        <translation>Imeghairiwa baada ya {n} kati ya {all}. Hakuna kilichoongezwa.</translation>
    </message>
    <message>
        <source>{n} found, {known} in your list already, {bad} without an answer</source>
        <translation>{n} umepatikana, {known} tayari uko kwenye orodha yako, {bad} bila jibu</translation>
    </message>
    <message>
        <source>{word}, in your list already</source>
        <translation>{word}, tayari uko kwenye orodha yako</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Bandika</translation>
    </message>
    <message>
        <source>&amp;Look them up</source>
        <translation>&amp;Tafuta usajili huo</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>&amp;Add 1 to the list</source>
        <translation>&amp;Ongeza 1 kwenye orodha</translation>
    </message>
    <message>
        <source>&amp;Add {n} to the list</source>
        <translation>&amp;Ongeza {n} kwenye orodha</translation>
    </message>
    <message>
        <source>Kopo Kopo’s own web app shows your subscriptions to the Administrator. You also find them in old mails, logs, code and chats.</source>
        <translation>Tovuti ya Kopo Kopo yenyewe humwonyesha Administrator usajili wako. Pia utaupata kwenye barua pepe za zamani, log, code na chati.</translation>
    </message>
    <message>
        <source>Paste all the text, or one ID on each line. You see what was found before it is added.</source>
        <translation>Bandika maandishi yote, au ID moja kwa kila mstari. Utaona kilichopatikana kabla hakijaongezwa.</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Utafutaji umefika wapi</translation>
    </message>
    <message>
        <source>You pasted {n} characters.</source>
        <translation>Umebandika herufi {n}.</translation>
    </message>
    <message>
        <source>You pasted {n} characters. K2Desk searches only the first {most}.</source>
        <translation>Umebandika herufi {n}. K2Desk hupitia {most} za kwanza tu.</translation>
    </message>
    <message>
        <source>Add one I already have</source>
        <translation>Ongeza nilio nao</translation>
    </message>
</context>
<context>
    <name>Advanced</name>
    <message>
        <source>Advanced</source>
        <translation>Mambo ya kitaalamu</translation>
    </message>
    <message>
        <source>Where files are kept</source>
        <translation>Faili zinahifadhiwa wapi</translation>
    </message>
    <message>
        <source>API version of {name}</source>
        <translation>Toleo la API la {name}</translation>
    </message>
    <message>
        <source>Your list</source>
        <translation>Orodha yako</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Mipangilio</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Fungua folda</translation>
    </message>
    <message>
        <source>Live &amp;host for accounts connected from now on</source>
        <translation>&amp;Anwani ya pesa halisi kwa akaunti zitakazounganishwa kuanzia sasa</translation>
    </message>
    <message>
        <source>Write every request to the log</source>
        <translation>Andika kila ombi kwenye log</translation>
    </message>
    <message>
        <source>Keys and addresses are never written there.</source>
        <translation>Funguo na anwani haziandikwi humo kamwe.</translation>
    </message>
</context>
<context>
    <name>AdvicePanel</name>
    <message>
        <source>What matters most</source>
        <translation>Kilicho muhimu zaidi</translation>
    </message>
    <message>
        <source>Gaps are shown here once you have tills.</source>
        <translation>Mapengo yataonyeshwa hapa ukishakuwa na till.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>na {n} zaidi</translation>
    </message>
    <message>
        <source>Whole business: {events}</source>
        <translation>Biashara nzima: {events}</translation>
    </message>
    <message>
        <source>No gaps: every till has its alerts.</source>
        <translation>Hakuna mapengo: kila till ina arifa zake.</translation>
    </message>
</context>
<context>
    <name>AlertDetails</name>
    <message>
        <source>Not checked</source>
        <translation>Haijakaguliwa</translation>
    </message>
    <message>
        <source>The signature is right, but this is not a payment alert.</source>
        <translation>Saini ni sawa, lakini hii si arifa ya malipo.</translation>
    </message>
    <message>
        <source>{event}, in the Safaricom format</source>
        <translation>{event}, kwa muundo wa Safaricom</translation>
    </message>
    <message>
        <source>A list of past payments that K2Desk or your website asked for. None of them is new.</source>
        <translation>Orodha ya malipo yaliyopita ambayo K2Desk au tovuti yako iliomba. Hakuna lililo jipya.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka kwa</translation>
    </message>
    <message>
        <source>From till</source>
        <translation>Kutoka till</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kwenda kwa</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>Ilipwa</translation>
    </message>
    <message>
        <source>Your website may count this payment twice.</source>
        <translation>Tovuti yako inaweza kuhesabu malipo haya mara mbili.</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kadi</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sababu</translation>
    </message>
    <message>
        <source>{time} EAT</source>
        <translation>{time} EAT</translation>
    </message>
    <message>
        <source>The API key is not on this computer, so K2Desk cannot tell if this is genuine.</source>
        <translation>API key haipo kwenye kompyuta hii, hivyo K2Desk haiwezi kujua kama hii ni halisi.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Wakati</translation>
    </message>
    <message numerus="yes">
        <source>%n times, counted once</source>
        <translation>
            <numerusform>mara %n, imehesabiwa mara moja</numerusform>
            <numerusform>mara %n, imehesabiwa mara moja</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>Maelezo ya mtaalamu &amp;wako</translation>
    </message>
    <message>
        <source>&amp;Show both</source>
        <translation>&amp;Onyesha zote mbili</translation>
    </message>
    <message>
        <source>&amp;Show all of them</source>
        <translation>&amp;Onyesha zote</translation>
    </message>
    <message>
        <source>It was too long to keep all of it.</source>
        <translation>Ilikuwa ndefu mno kuhifadhiwa yote.</translation>
    </message>
    <message>
        <source>A message that is not a payment alert</source>
        <translation>Ujumbe ambao si arifa ya malipo</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Ilifika</translation>
    </message>
    <message>
        <source>Ask Kopo Kopo’s support to end one of the two.</source>
        <translation>Omba huduma kwa wateja ya Kopo Kopo isimamishe mmoja kati ya hizo mbili.</translation>
    </message>
    <message>
        <source>The result of something your program asked Kopo Kopo to do</source>
        <translation>Matokeo ya jambo ambalo programu yako iliomba kwa Kopo Kopo</translation>
    </message>
</context>
<context>
    <name>AlertsModel</name>
    <message>
        <source>Arrived</source>
        <translation>Ilifika</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Saini</translation>
    </message>
    <message>
        <source>Arrived (Kenyan time)</source>
        <translation>Ilifika (saa za Kenya)</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tukio</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kiasi</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Sarafu</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka kwa</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Simu</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mara</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Hali</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Listening on this computer</source>
        <translation>Inapokea kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>No alerts received on this computer.</source>
        <translation>Hakuna arifa zilizopokelewa kwenye kompyuta hii.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Hakuna kinacholingana.</translation>
    </message>
    <message>
        <source>Clear the search, or choose “All”.</source>
        <translation>Futa utafutaji, au chagua “Zote”.</translation>
    </message>
    <message>
        <source>Press “A customer pays KES 100”: the alert appears here.</source>
        <translation>Bonyeza “Mteja analipa KES 100”: arifa itaonekana hapa.</translation>
    </message>
    <message>
        <source>Alerts go to your website, not here, unless you set up a link.</source>
        <translation>Arifa huenda kwenye tovuti yako, si hapa, isipokuwa uweke kiungo.</translation>
    </message>
    <message>
        <source>Forget what arrived</source>
        <translation>Futa zilizofika</translation>
    </message>
    <message>
        <source>Forget everything that arrived on this computer?</source>
        <translation>Ungependa kufuta kila kilichofika kwenye kompyuta hii?</translation>
    </message>
    <message>
        <source>Save what arrived</source>
        <translation>Hifadhi zilizofika</translation>
    </message>
    <message>
        <source>Search name, amount, reference</source>
        <translation>Tafuta jina, kiasi au kumbukumbu</translation>
    </message>
    <message>
        <source>What arrived</source>
        <translation>Zilizofika</translation>
    </message>
    <message>
        <source>K2Desk shortens names and phone numbers until you ask to see them. It keeps alerts on this computer for 90 days. Times are Kenyan (EAT).</source>
        <translation>K2Desk hufupisha majina na nambari za simu hadi uombe kuziona. Huhifadhi arifa kwenye kompyuta hii kwa siku 90. Saa ni za Kenya (EAT).</translation>
    </message>
    <message>
        <source>&amp;All {n}</source>
        <translation>&amp;Zote {n}</translation>
    </message>
    <message>
        <source>Not &amp;genuine {n}</source>
        <translation>&amp;Si halisi {n}</translation>
    </message>
    <message>
        <source>&amp;Came twice {n}</source>
        <translation>Mara m&amp;bili {n}</translation>
    </message>
    <message>
        <source>Show &amp;them</source>
        <translation>&amp;Yaonyeshe</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Futa</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Usifute</translation>
    </message>
    <message>
        <source>&amp;Forget them…</source>
        <translation>Zifut&amp;e…</translation>
    </message>
    <message>
        <source>Sa&amp;ve as CSV…</source>
        <translation>Hifadhi kama &amp;CSV…</translation>
    </message>
    <message>
        <source>You can’t undo this. Your subscriptions stay as they are.</source>
        <translation>Huwezi kutendua hili. Usajili wako utabaki ulivyo.</translation>
    </message>
    <message>
        <source>&amp;Hide them again</source>
        <translation>&amp;Yafupishe tena</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>Copy this article</source>
        <translation>Nakili mada hii</translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message>
        <source>As&amp;k Kopo Kopo</source>
        <translation>Uli&amp;za Kopo Kopo</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hadi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Leo</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Jana</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Siku 7 zilizopita</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>Siku nyingine…</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kipindi</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Siku ya kwanza</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Siku ya mwisho</translation>
    </message>
    <message>
        <source>Asking Kopo Kopo…</source>
        <translation>Inauliza Kopo Kopo…</translation>
    </message>
    <message>
        <source>Kopo Kopo asks us to slow down. K2Desk continues at {time}.</source>
        <translation>Kopo Kopo inaomba tupunguze kasi. K2Desk itaendelea saa {time}.</translation>
    </message>
    <message>
        <source>Kopo Kopo asks us to slow down. K2Desk continues soon.</source>
        <translation>Kopo Kopo inaomba tupunguze kasi. K2Desk itaendelea baadaye kidogo.</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Inasoma orodha…</translation>
    </message>
    <message>
        <source>Kopo Kopo makes the list. This takes seconds, sometimes minutes.</source>
        <translation>Kopo Kopo inatengeneza orodha. Huchukua sekunde, wakati mwingine dakika.</translation>
    </message>
    <message numerus="yes">
        <source>Kopo Kopo makes the list. K2Desk looked %n times.</source>
        <translation>
            <numerusform>Kopo Kopo inatengeneza orodha. K2Desk imeangalia mara %n.</numerusform>
            <numerusform>Kopo Kopo inatengeneza orodha. K2Desk imeangalia mara %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BadgeNews</name>
    <message>
        <source>{n} subscriptions changed, {bad} of them need attention.</source>
        <translation>Usajili {n} umebadilika, {bad} kati yake unahitaji uangalizi.</translation>
    </message>
    <message>
        <source>Checked. Needs attention: {n}.</source>
        <translation>Umekaguliwa. Unaohitaji uangalizi: {n}.</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>Sending…</source>
        <translation>Inatuma…</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Hatuna uhakika</translation>
    </message>
    <message>
        <source>It was sent, but the answer got lost. It may exist.</source>
        <translation>Ulitumwa, lakini jibu lilipotea. Huenda upo.</translation>
    </message>
    <message>
        <source>Not created</source>
        <translation>Haujaundwa</translation>
    </message>
    <message>
        <source>Kopo Kopo refused it. It does not exist.</source>
        <translation>Kopo Kopo iliukataa. Haupo.</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Haujatumwa</translation>
    </message>
    <message>
        <source>Nothing left this computer. It can be sent again safely.</source>
        <translation>Hakuna kilichotoka kwenye kompyuta hii. Unaweza kutumwa tena kwa usalama.</translation>
    </message>
    <message>
        <source>Keys refused</source>
        <translation>Funguo zimekataliwa</translation>
    </message>
    <message>
        <source>Kopo Kopo did not accept the keys of this account.</source>
        <translation>Kopo Kopo haikukubali funguo za akaunti hii.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Funguo haziruhusiwi</translation>
    </message>
    <message>
        <source>Kopo Kopo knows the keys, but they may not read this.</source>
        <translation>Kopo Kopo inatambua funguo, lakini haziruhusiwi kusoma huu.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Haupatikani</translation>
    </message>
    <message>
        <source>Kopo Kopo can no longer find it.</source>
        <translation>Kopo Kopo haiupati tena.</translation>
    </message>
    <message>
        <source>Changed at Kopo Kopo</source>
        <translation>Umebadilishwa</translation>
    </message>
    <message>
        <source>Says “{word}”</source>
        <translation>Hali: “{word}”</translation>
    </message>
    <message>
        <source>Kopo Kopo not answering</source>
        <translation>Kopo Kopo haijibu</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer properly, twice.</source>
        <translation>Kopo Kopo haikujibu ipasavyo, mara mbili.</translation>
    </message>
    <message>
        <source>Active {age} ago</source>
        <translation>Ulikuwa umewashwa {age} zilizopita</translation>
    </message>
    <message>
        <source>Active, server problem</source>
        <translation>Umewashwa, seva ina tatizo</translation>
    </message>
    <message>
        <source>Kopo Kopo has it switched on, but a test of its web address failed.</source>
        <translation>Kopo Kopo imeuwasha, lakini jaribio la anwani yake ya tovuti halikufaulu.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Umewashwa</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Haujakaguliwa</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Unahitaji uangalizi</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Unasubiri</translation>
    </message>
    <message>
        <source>All well</source>
        <translation>Uko sawa</translation>
    </message>
    <message>
        <source>K2Desk is sending it to Kopo Kopo.</source>
        <translation>K2Desk inautuma kwa Kopo Kopo.</translation>
    </message>
    <message>
        <source>Kopo Kopo shows something different from what you sent.</source>
        <translation>Kopo Kopo inaonyesha tofauti na ulichotuma.</translation>
    </message>
    <message>
        <source>Kopo Kopo says this word instead of Active.</source>
        <translation>Kopo Kopo inasema neno hili badala ya Active.</translation>
    </message>
    <message>
        <source>It was switched on at the last check. Check it now to be sure.</source>
        <translation>Ulikuwa umewashwa kwenye ukaguzi wa mwisho. Ukague sasa ili uwe na uhakika.</translation>
    </message>
    <message>
        <source>Kopo Kopo has it switched on. This does not prove that alerts reach your website.</source>
        <translation>Kopo Kopo imeuwasha. Hili halithibitishi kwamba arifa zinafika kwenye tovuti yako.</translation>
    </message>
    <message>
        <source>K2Desk has not checked it yet.</source>
        <translation>K2Desk bado haijaukagua.</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>Hakuna hali</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Imeharibika</translation>
    </message>
    <message>
        <source>The file with your list is damaged here. What you see may be wrong.</source>
        <translation>Faili yenye orodha yako imeharibika hapa. Unachokiona kinaweza kuwa si sahihi.</translation>
    </message>
    <message>
        <source>Put off, or somebody sees to it</source>
        <translation>Yameahirishwa, au mtu anayashughulikia</translation>
    </message>
    <message>
        <source>{desk} is sending…</source>
        <translation>{desk} inatuma…</translation>
    </message>
    <message>
        <source>{person} at {desk} is sending it to Kopo Kopo now.</source>
        <translation>{person} wa {desk} anautuma kwa Kopo Kopo sasa.</translation>
    </message>
    <message>
        <source>{desk} is sending it to Kopo Kopo now.</source>
        <translation>{desk} inautuma kwa Kopo Kopo sasa.</translation>
    </message>
</context>
<context>
    <name>BulkPage</name>
    <message>
        <source>Make a second one of the {n} you already have: each alert then comes twice</source>
        <translation>Unda wa pili kwa {n} ambao tayari unao: kila arifa itakuja mara mbili</translation>
    </message>
    <message>
        <source>{n} left out: you already have them</source>
        <translation>Usajili {n} umeachwa: tayari unao</translation>
    </message>
    <message>
        <source>You already have this one, since {date}.</source>
        <translation>Tayari una huu, tangu {date}.</translation>
    </message>
    <message>
        <source>Many subscriptions at once</source>
        <translation>Usajili mwingi kwa pamoja</translation>
    </message>
    <message>
        <source>1. What should Kopo Kopo tell you?</source>
        <translation>1. Kopo Kopo ikuarifu nini?</translation>
    </message>
    <message>
        <source>2. For which tills?</source>
        <translation>2. Kwa till zipi?</translation>
    </message>
    <message>
        <source>3. Where should it be sent?</source>
        <translation>3. Itumwe wapi?</translation>
    </message>
    <message>
        <source>Till numbers</source>
        <translation>Nambari za till</translation>
    </message>
    <message>
        <source>Add a till…</source>
        <translation>Ongeza till…</translation>
    </message>
    <message>
        <source>Remove {till}</source>
        <translation>Ondoa {till}</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Anwani ya tovuti</translation>
    </message>
    <message>
        <source>What will be created</source>
        <translation>Kitakachoundwa</translation>
    </message>
    <message>
        <source>The whole business has it.</source>
        <translation>Biashara nzima inao.</translation>
    </message>
    <message numerus="yes">
        <source>%n tills have it.</source>
        <translation>
            <numerusform>Till %n inao.</numerusform>
            <numerusform>Till %n zinao.</numerusform>
        </translation>
    </message>
    <message>
        <source>You removed it from the list. Kopo Kopo may still send it.</source>
        <translation>Uliuondoa kwenye orodha. Huenda Kopo Kopo bado inautuma.</translation>
    </message>
    <message>
        <source>All my &amp;tills ({n})</source>
        <translation>Till &amp;zangu zote ({n})</translation>
    </message>
    <message>
        <source>&amp;Create {n} for real payments</source>
        <translation>&amp;Unda {n} kwa malipo halisi</translation>
    </message>
    <message>
        <source>&amp;Create {n}</source>
        <translation>&amp;Unda {n}</translation>
    </message>
    <message>
        <source>&amp;Use the practice address</source>
        <translation>Tumia &amp;anwani ya mazoezi</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>Ghai&amp;ri</translation>
    </message>
    <message>
        <source>Nothing is sent twice</source>
        <translation>Hakuna kinachotumwa mara mbili</translation>
    </message>
    <message>
        <source>K2Desk makes one subscription for each event and till. Nothing is sent until you press Create.</source>
        <translation>K2Desk huunda usajili mmoja kwa kila tukio na till. Hakuna kinachotumwa hadi ubonyeze Unda.</translation>
    </message>
    <message>
        <source>You have it, only the / at the end differs.</source>
        <translation>Unao, ni / ya mwisho tu inayotofautiana.</translation>
    </message>
    <message>
        <source>&amp;Create for real payments</source>
        <translation>&amp;Unda kwa malipo halisi</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Unda</translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n umepangwa</numerusform>
            <numerusform>%n umepangwa</numerusform>
        </translation>
    </message>
    <message>
        <source>Your POS company or website person gives you this address.</source>
        <translation>Kampuni ya POS au mtaalamu wa tovuti yako hukupa anwani hii.</translation>
    </message>
</context>
<context>
    <name>CallbackDialog</name>
    <message>
        <source>Kopo Kopo wants an address of yours</source>
        <translation>Kopo Kopo inataka anwani yako</translation>
    </message>
    <message>
        <source>K2Desk gave Kopo Kopo an address that cannot exist, so that nobody gets your list. Kopo Kopo refused it.</source>
        <translation>K2Desk ilitoa anwani isiyoweza kuwepo, ili mtu yeyote asipate orodha yako. Kopo Kopo imeikataa.</translation>
    </message>
    <message>
        <source>Your own web &amp;address</source>
        <translation>&amp;Anwani ya tovuti yako</translation>
    </message>
    <message>
        <source>Kopo Kopo then posts each list that you ask for to this address too: amounts, times, names and phone numbers. Choose it only if its owner may know them.</source>
        <translation>Kopo Kopo basi itatuma kila orodha unayoomba kwa anwani hii pia: kiasi, saa, majina na nambari za simu. Ichague tu kama mwenye anwani anaruhusiwa kuyajua.</translation>
    </message>
    <message>
        <source>You have no web address yet. Make a subscription to one first, then ask again.</source>
        <translation>Bado huna anwani ya tovuti. Kwanza unda usajili wa anwani, kisha uliza tena.</translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>Maelezo ya mtaalamu &amp;wako</translation>
    </message>
    <message>
        <source>&amp;Use it and ask again</source>
        <translation>&amp;Itumie na uulize tena</translation>
    </message>
    <message>
        <source>&amp;New subscription</source>
        <translation>&amp;Usajili mpya</translation>
    </message>
    <message>
        <source>No&amp;t now</source>
        <translation>&amp;Si sasa</translation>
    </message>
</context>
<context>
    <name>Chain</name>
    <message>
        <source>Keys accepted</source>
        <translation>Funguo zimekubaliwa</translation>
    </message>
    <message>
        <source>Subscription found</source>
        <translation>Usajili umepatikana</translation>
    </message>
    <message>
        <source>Switched on (Active)</source>
        <translation>Umewashwa (Active)</translation>
    </message>
    <message>
        <source>to {date}</source>
        <translation>hadi {date}</translation>
    </message>
    <message>
        <source>Web address found</source>
        <translation>Anwani imepatikana</translation>
    </message>
    <message>
        <source>Connection secure</source>
        <translation>Muunganisho ni salama</translation>
    </message>
    <message>
        <source>Your server answers</source>
        <translation>Seva yako inajibu</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ndiyo</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hapana</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>bado haijulikani</translation>
    </message>
    <message>
        <source>From Kopo Kopo to your shop</source>
        <translation>Kutoka Kopo Kopo hadi dukani kwako</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>hatuna uhakika</translation>
    </message>
</context>
<context>
    <name>ChangedDialog</name>
    <message>
        <source>Changed at Kopo Kopo</source>
        <translation>Umebadilishwa</translation>
    </message>
    <message>
        <source>&amp;Keep Kopo Kopo’s</source>
        <translation>&amp;Kubali ya Kopo Kopo</translation>
    </message>
    <message>
        <source>&amp;Decide later</source>
        <translation>&amp;Amua baadaye</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Checking</source>
        <translation>Ukaguzi</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>Kila dakika</translation>
    </message>
    <message>
        <source>Every 5 minutes</source>
        <translation>Kila dakika 5</translation>
    </message>
    <message>
        <source>Every 15 minutes</source>
        <translation>Kila dakika 15</translation>
    </message>
    <message>
        <source>Every 30 minutes</source>
        <translation>Kila dakika 30</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Kila saa</translation>
    </message>
    <message>
        <source>“Ready to open?” every day at</source>
        <translation>“Tayari kufungua?” kila siku saa</translation>
    </message>
    <message>
        <source>Only when I press Check</source>
        <translation>Nikibonyeza Kagua tu</translation>
    </message>
    <message>
        <source>Each check reads what needs attention, and some of the others in turn.</source>
        <translation>Kila ukaguzi husoma usajili unaohitaji uangalizi, na sehemu ya mwingine kwa zamu.</translation>
    </message>
    <message>
        <source>K2Desk then checks half as often, at most every 30 minutes.</source>
        <translation>Basi K2Desk hukagua nusu ya mara hizo, kila dakika 30 au zaidi.</translation>
    </message>
    <message>
        <source>Time of the automatic check</source>
        <translation>Saa ya ukaguzi wa kila siku</translation>
    </message>
    <message>
        <source>A check only reads from Kopo Kopo. It sends nothing to your website.</source>
        <translation>Ukaguzi husoma kutoka Kopo Kopo tu. Hautumi chochote kwa tovuti yako.</translation>
    </message>
    <message>
        <source>&amp;Check automatically</source>
        <translation>Kagua y&amp;enyewe</translation>
    </message>
    <message>
        <source>They come &amp;within</source>
        <translation>N&amp;dani ya</translation>
    </message>
    <message>
        <source>A tro&amp;uble counts after</source>
        <translation>Tatizo huhesa&amp;biwa baada ya</translation>
    </message>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>kushindwa mara %n</numerusform>
            <numerusform>kushindwa mara %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>dakika %n</numerusform>
            <numerusform>dakika %n</numerusform>
        </translation>
    </message>
    <message>
        <source>K2Desk checks again soon after a failure. A single failure does not alarm you.</source>
        <translation>K2Desk hukagua tena mara baada ya hitilafu. Hitilafu moja haikusumbui.</translation>
    </message>
    <message>
        <source>Use less mobile data</source>
        <translation>Tumia data kidogo ya simu</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>You have copied no text yet. Copy it, then press again.</source>
        <translation>Bado hujanakili maandishi. Yanakili, kisha ubonyeze tena.</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>K2Desk</source>
        <translation>K2Desk</translation>
    </message>
    <message>
        <source>Stay &amp;here</source>
        <translation>&amp;Baki hapa</translation>
    </message>
    <message>
        <source>&amp;Switch without the answer</source>
        <translation>&amp;Hama bila jibu</translation>
    </message>
    <message>
        <source>&amp;Keep K2Desk open</source>
        <translation>&amp;Usifunge K2Desk</translation>
    </message>
    <message>
        <source>&amp;Close without the answer</source>
        <translation>&amp;Funga bila jibu</translation>
    </message>
    <message>
        <source>K2Desk is creating {n} subscriptions.</source>
        <translation>K2Desk inaunda usajili {n}.</translation>
    </message>
    <message>
        <source>K2Desk is sending a subscription.</source>
        <translation>K2Desk inatuma usajili.</translation>
    </message>
    <message>
        <source>If you switch now, K2Desk may not learn if it was made. Wait: K2Desk switches when the answer arrives.</source>
        <translation>Ukihama sasa, huenda K2Desk isijue kama uliundwa. Subiri: K2Desk itahama yenyewe jibu likifika.</translation>
    </message>
    <message>
        <source>If you close now, K2Desk may not learn if it was made. Wait: K2Desk closes when the answer arrives.</source>
        <translation>Ukifunga sasa, huenda K2Desk isijue kama umeundwa. Subiri: K2Desk itajifunga yenyewe jibu likifika.</translation>
    </message>
    <message>
        <source>The others stay in your list as “Not sent”.</source>
        <translation>Mwingine unabaki kwenye orodha yako kama “Haujatumwa”.</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Sheet</source>
        <translation>Ukurasa</translation>
    </message>
    <message>
        <source>How days are written</source>
        <translation>Jinsi tarehe zilivyoandikwa</translation>
    </message>
    <message>
        <source>Day first: 5/11 is 5 November</source>
        <translation>Siku kwanza: 5/11 ni 5 Novemba</translation>
    </message>
    <message>
        <source>Month first: 5/11 is 11 May</source>
        <translation>Mwezi kwanza: 5/11 ni 11 Mei</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tarehe</translation>
    </message>
    <message>
        <source>The first payments, as K2Desk reads them</source>
        <translation>Malipo ya kwanza, jinsi K2Desk inavyoyasoma</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Mstari</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kiasi</translation>
    </message>
    <message>
        <source>Time (EAT)</source>
        <translation>Saa (EAT)</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka kwa</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Hakuna</translation>
    </message>
    <message numerus="yes">
        <source>%n formulas have no result.</source>
        <translation>
            <numerusform>Fomula %n haina jibu.</numerusform>
            <numerusform>Fomula %n hazina majibu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the list in your spreadsheet program, save it, then open it here again.</source>
        <translation>Fungua orodha kwenye programu yako ya spreadsheet, uihifadhi, kisha uifungue hapa tena.</translation>
    </message>
    <message numerus="yes">
        <source>%n payments found.</source>
        <translation>
            <numerusform>Malipo %n yamepatikana.</numerusform>
            <numerusform>Malipo %n yamepatikana.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are not payments.</source>
        <translation>
            <numerusform>Mstari %n si malipo.</numerusform>
            <numerusform>Mistari %n si malipo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that the first ones are right.</source>
        <translation>Hakikisha ya kwanza ni sahihi.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Inasoma…</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Paste your list or open its file. K2Desk shows what is missing where. Nothing is sent.</source>
        <translation>Bandika orodha yako au fungua faili yake. K2Desk inaonyesha kilichokosekana na wapi. Hakuna kinachotumwa.</translation>
    </message>
    <message>
        <source>Compare with a list</source>
        <translation>Linganisha na orodha</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Rudi</translation>
    </message>
    <message>
        <source>&amp;Add another list</source>
        <translation>&amp;Ongeza orodha nyingine</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Gh&amp;airi</translation>
    </message>
    <message>
        <source>The pasted list</source>
        <translation>Orodha iliyobandikwa</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Bandika</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Fun&amp;gua faili…</translation>
    </message>
    <message>
        <source>&amp;What this computer received</source>
        <translation>&amp;Zilizopokelewa na kompyuta hii</translation>
    </message>
    <message numerus="yes">
        <source>Kopo Kopo has %n payments of this period.</source>
        <translation>
            <numerusform>Kopo Kopo ina malipo %n ya kipindi hiki.</numerusform>
            <numerusform>Kopo Kopo ina malipo %n ya kipindi hiki.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX, XLS or ODS, from your POS or your accountant.</source>
        <translation>CSV, TSV, XLSX, XLS au ODS, kutoka POS yako au mhasibu wako.</translation>
    </message>
    <message>
        <source>&amp;Read the list</source>
        <translation>&amp;Soma orodha</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Linganisha</translation>
    </message>
    <message>
        <source>Paste your list first, or open its file.</source>
        <translation>Bandika orodha yako kwanza, au fungua faili yake.</translation>
    </message>
    <message>
        <source>{n} letters are pasted. They are too many to show.</source>
        <translation>Herufi {n} zimebandikwa. Ni nyingi mno kuonyeshwa.</translation>
    </message>
    <message>
        <source>Open a list of payments</source>
        <translation>Fungua orodha ya malipo</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Inasoma orodha…</translation>
    </message>
    <message>
        <source>No alert about a payment of this period came to this computer.</source>
        <translation>Hakuna arifa ya malipo ya kipindi hiki iliyofika kwenye kompyuta hii.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time (EAT)</source>
        <translation>Saa (EAT)</translation>
    </message>
    <message>
        <source>Time (Kenyan time)</source>
        <translation>Saa (ya Kenya)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>At Kopo Kopo</source>
        <translation>Kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>In your list</source>
        <translation>Kwenye orodha yako</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka kwa</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kilichopatikana</translation>
    </message>
    <message>
        <source>Line in your list</source>
        <translation>Mstari kwenye orodha yako</translation>
    </message>
    <message>
        <source>Missing in your list.</source>
        <translation>Hayapo kwenye orodha yako.</translation>
    </message>
    <message>
        <source>Missing at Kopo Kopo.</source>
        <translation>Hayapo kwa Kopo Kopo.</translation>
    </message>
    <message>
        <source>The amounts differ.</source>
        <translation>Kiasi kinatofautiana.</translation>
    </message>
    <message>
        <source>In both.</source>
        <translation>Yapo kote.</translation>
    </message>
    <message>
        <source>Not of the period that Kopo Kopo was asked for.</source>
        <translation>Si ya kipindi ambacho Kopo Kopo iliulizwa.</translation>
    </message>
    <message>
        <source>Not of the days in your list.</source>
        <translation>Si ya siku zilizo kwenye orodha yako.</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Sent from here</source>
        <translation>Ulitumwa kutoka hapa</translation>
    </message>
    <message>
        <source>Kopo Kopo shows</source>
        <translation>Kopo Kopo inaonyesha</translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation>Tuambie wakati</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Kwa</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Hutumwa kwa</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Cancelled. Nothing was kept.</source>
        <translation>Imeghairiwa. Hakuna kilichohifadhiwa.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Majaribio (Sandbox)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Pesa halisi (Live)</translation>
    </message>
    <message>
        <source>Try them on {other}</source>
        <translation>Zijaribu kwenye {other}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Inajaribu…</translation>
    </message>
    <message>
        <source>Which Kopo Kopo?</source>
        <translation>Kopo Kopo ipi?</translation>
    </message>
    <message>
        <source>for example Njeri Hardware</source>
        <translation>kwa mfano Njeri Hardware</translation>
    </message>
    <message>
        <source>Show the Client secret</source>
        <translation>Onyesha Client secret</translation>
    </message>
    <message>
        <source>Hide the Client secret</source>
        <translation>Ficha Client secret</translation>
    </message>
    <message>
        <source>Show the API key</source>
        <translation>Onyesha API key</translation>
    </message>
    <message>
        <source>Hide the API key</source>
        <translation>Ficha API key</translation>
    </message>
    <message>
        <source>&amp;Test and save</source>
        <translation>&amp;Jaribu na uhifadhi</translation>
    </message>
    <message>
        <source>Name &amp;of the business</source>
        <translation>Jina la &amp;biashara</translation>
    </message>
    <message>
        <source>Show me &amp;where</source>
        <translation>&amp;Nionyeshe zilipo</translation>
    </message>
    <message>
        <source>I am &amp;not the Administrator</source>
        <translation>&amp;Mimi si Administrator</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>Client &amp;ID</translation>
    </message>
    <message>
        <source>Cli&amp;ent secret</source>
        <translation>&amp;Client secret</translation>
    </message>
    <message>
        <source>&amp;API key</source>
        <translation>API &amp;key</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>K2Desk removed spaces or invisible characters around it.</source>
        <translation>K2Desk imeondoa nafasi au herufi zisizoonekana kando yake.</translation>
    </message>
    <message>
        <source>(the name you want to see here)</source>
        <translation>(jina unalotaka kuona hapa)</translation>
    </message>
    <message>
        <source>(you can add it later: it proves that alerts are genuine)</source>
        <translation>(unaweza kuiongeza baadaye: huthibitisha kuwa arifa ni halisi)</translation>
    </message>
    <message>
        <source>K2Desk never writes them to a file. It asks this computer’s password store to keep them.</source>
        <translation>K2Desk haiziandiki kamwe kwenye faili. Huiomba hifadhi ya nywila ya kompyuta hii izitunze.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n payments</source>
        <translation>
            <numerusform>malipo %n</numerusform>
            <numerusform>malipo %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**%n past payments**, as your program asked</source>
        <translation>
            <numerusform>**Malipo %n yaliyopita**, kama programu yako ilivyoomba</numerusform>
            <numerusform>**Malipo %n yaliyopita**, kama programu yako ilivyoomba</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>came %n times, counted once</source>
        <translation>
            <numerusform>ilikuja mara %n, imehesabiwa mara moja</numerusform>
            <numerusform>ilikuja mara %n, imehesabiwa mara moja</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n seconds later</source>
        <translation>
            <numerusform>ilifika sekunde %n baadaye</numerusform>
            <numerusform>ilifika sekunde %n baadaye</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n minutes later, {when}</source>
        <translation>
            <numerusform>ilifika dakika %n baadaye, {when}</numerusform>
            <numerusform>ilifika dakika %n baadaye, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n hours later, {when}</source>
        <translation>
            <numerusform>ilifika saa %n baadaye, {when}</numerusform>
            <numerusform>ilifika saa %n baadaye, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n days later, {when}</source>
        <translation>
            <numerusform>ilifika siku %n baadaye, {when}</numerusform>
            <numerusform>ilifika siku %n baadaye, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificate ends in %n days</source>
        <translation>
            <numerusform>Cheti kitaisha baada ya siku %n</numerusform>
            <numerusform>Cheti kitaisha baada ya siku %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>certificate ends in %n days</source>
        <translation>
            <numerusform>cheti kitaisha baada ya siku %n</numerusform>
            <numerusform>cheti kitaisha baada ya siku %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Creating %n subscriptions</source>
        <translation>
            <numerusform>Inaunda usajili %n</numerusform>
            <numerusform>Inaunda usajili %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions: done</source>
        <translation>
            <numerusform>Usajili %n: tayari</numerusform>
            <numerusform>Usajili %n: tayari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>K2Desk sends %n made-up alerts of KES 1 to your website. One of them is a fake. All references begin with K2DESK, so that you can find and remove them.</source>
        <translation>
            <numerusform>K2Desk hutuma arifa %n ya kubuni ya KES 1 kwa tovuti yako. Moja ni bandia. Kumbukumbu zote huanza na K2DESK, ili uweze kuzipata na kuziondoa.</numerusform>
            <numerusform>K2Desk hutuma arifa %n za kubuni za KES 1 kwa tovuti yako. Moja ni bandia. Kumbukumbu zote huanza na K2DESK, ili uweze kuzipata na kuziondoa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent %n times: %n subscriptions send here</source>
        <translation>
            <numerusform>imetumwa mara %n: usajili %n hutuma hapa</numerusform>
            <numerusform>imetumwa mara %n: usajili %n hutuma hapa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterRow</name>
    <message>
        <source>Given</source>
        <translation>Imetumika</translation>
    </message>
    <message>
        <source>Show its sale</source>
        <translation>Onyesha mauzo yake</translation>
    </message>
    <message>
        <source>till {till}</source>
        <translation>till {till}</translation>
    </message>
    <message>
        <source>Given: {amount}, {payer}</source>
        <translation>Imetumika: {amount}, {payer}</translation>
    </message>
</context>
<context>
    <name>CounterView</name>
    <message>
        <source>At the counter</source>
        <translation>Kwenye kaunta</translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation>&amp;Sauti</translation>
    </message>
    <message>
        <source>Ask no&amp;w</source>
        <translation>&amp;Uliza sasa</translation>
    </message>
    <message>
        <source>Kopo Kopo’s list is some seconds late, and K2Desk asks only now and then. An alert to a website comes at once.</source>
        <translation>Orodha ya Kopo Kopo huchelewa sekunde chache, na K2Desk huuliza mara kwa mara tu. Arifa kwa tovuti hufika papo hapo.</translation>
    </message>
    <message>
        <source>&amp;Leave (Esc)</source>
        <translation>On&amp;doka (Esc)</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
    </message>
    <message>
        <source>How often K2Desk asks</source>
        <translation>K2Desk huuliza kila baada ya</translation>
    </message>
    <message numerus="yes">
        <source>Every %n seconds</source>
        <translation>
            <numerusform>Kila sekunde %n</numerusform>
            <numerusform>Kila sekunde %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation>
            <numerusform>Kila dakika %n</numerusform>
            <numerusform>Kila dakika %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Hide names</source>
        <translation>Ficha ma&amp;jina</translation>
    </message>
    <message>
        <source>Who is at the counte&amp;r?</source>
        <translation>Nani yuko kau&amp;nta?</translation>
    </message>
    <message>
        <source>At the counte&amp;r: {who}</source>
        <translation>Kau&amp;nta: {who}</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Bado haijauliza</translation>
    </message>
    <message>
        <source>Up to {time}</source>
        <translation>Hadi saa {time}</translation>
    </message>
    <message>
        <source>This is old: nothing is known after {time}.</source>
        <translation>Hii ni ya zamani: hakuna kinachojulikana baada ya saa {time}.</translation>
    </message>
    <message>
        <source>K2Desk heard from Kopo Kopo {ago}.</source>
        <translation>K2Desk ilipata jibu la Kopo Kopo {ago}.</translation>
    </message>
    <message>
        <source>Do not say that nobody paid. Press “Ask now”.</source>
        <translation>Usiseme kwamba hakuna aliyelipa. Bonyeza “Uliza sasa”.</translation>
    </message>
    <message>
        <source>Kopo Kopo asks us to slow down. K2Desk continues at {time}.</source>
        <translation>Kopo Kopo inaomba tupunguze kasi. K2Desk itaendelea saa {time}.</translation>
    </message>
    <message>
        <source>No payments today yet.</source>
        <translation>Leo bado hakuna malipo.</translation>
    </message>
    <message>
        <source>Asking Kopo Kopo…</source>
        <translation>Inauliza Kopo Kopo…</translation>
    </message>
    <message>
        <source>Show whole na&amp;mes</source>
        <translation>Onyesha ma&amp;jina kamili</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>K2Desk is covered</source>
        <translation>K2Desk imefunikwa</translation>
    </message>
    <message>
        <source>Your computer asks for the password of its password store…</source>
        <translation>Kompyuta yako inaomba nywila ya hifadhi yake ya nywila…</translation>
    </message>
    <message>
        <source>The password was not given, so K2Desk stays covered. Try again.</source>
        <translation>Nywila haikutolewa, hivyo K2Desk inabaki imefunikwa. Jaribu tena.</translation>
    </message>
</context>
<context>
    <name>CoverPage</name>
    <message>
        <source>K2Desk is covered</source>
        <translation>K2Desk imefunikwa</translation>
    </message>
    <message>
        <source>Checks go on, and what you typed is still there. Nobody can read your list meanwhile.</source>
        <translation>Ukaguzi unaendelea, na ulichoandika bado kipo. Kwa sasa hakuna anayeweza kusoma orodha yako.</translation>
    </message>
    <message>
        <source>&amp;Show my list</source>
        <translation>&amp;Onyesha orodha yangu</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>told twice</source>
        <translation>huarifiwa mara mbili</translation>
    </message>
    <message>
        <source>nobody is told</source>
        <translation>hakuna anayeambiwa</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>hatuna uhakika</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>haitumiki</translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation>Uunde tena</translation>
    </message>
    <message>
        <source>Nobody is told when {clause}.</source>
        <translation>Hakuna anayeambiwa {clause}.</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Uunde</translation>
    </message>
    <message>
        <source>See both</source>
        <translation>Tazama wote wawili</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Uangalie</translation>
    </message>
    <message>
        <source>{n} tills: nobody is told any more about “{event}”.</source>
        <translation>Till {n}: hakuna anayeambiwa tena kuhusu “{event}”.</translation>
    </message>
    <message>
        <source>Create them again</source>
        <translation>Uunde tena</translation>
    </message>
    <message>
        <source>{n} tills: nobody is told about “{event}”.</source>
        <translation>Till {n}: hakuna anayeambiwa kuhusu “{event}”.</translation>
    </message>
    <message>
        <source>Create them</source>
        <translation>Uunde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>hakuna</translation>
    </message>
    <message>
        <source>till {till}</source>
        <translation>till {till}</translation>
    </message>
    <message>
        <source>one is active</source>
        <translation>mmoja umewashwa</translation>
    </message>
    <message>
        <source>Nobody is told now when {clause}.</source>
        <translation>Hakuna anayeambiwa tena {clause}.</translation>
    </message>
    <message>
        <source>We are not sure that anyone is told when {clause}.</source>
        <translation>Hatuna uhakika kama kuna anayearifiwa {clause}.</translation>
    </message>
    <message>
        <source>“Whole business” covers it.</source>
        <translation>“Biashara nzima” inaijumuisha.</translation>
    </message>
    <message>
        <source>not checked recently</source>
        <translation>haujakaguliwa karibuni</translation>
    </message>
    <message>
        <source>{place} gets two alerts when {clause}.</source>
        <translation>{place} hupata arifa mbili {clause}.</translation>
    </message>
    <message>
        <source>Sent to {places}</source>
        <translation>Hutumwa kwa {places}</translation>
    </message>
</context>
<context>
    <name>CoverageModel</name>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Jina</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>Who is told about what</source>
        <translation>Nani anaarifiwa nini</translation>
    </message>
    <message>
        <source>Tills and events</source>
        <translation>Till na matukio</translation>
    </message>
    <message>
        <source>No tills yet.</source>
        <translation>Bado hakuna till.</translation>
    </message>
    <message>
        <source>&amp;Till names…</source>
        <translation>&amp;Majina ya till…</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Hifadhi kama…</translation>
    </message>
    <message>
        <source>&amp;Many at once…</source>
        <translation>Mwi&amp;ngi kwa pamoja…</translation>
    </message>
    <message numerus="yes">
        <source>%n tills</source>
        <translation>
            <numerusform>Till %n</numerusform>
            <numerusform>Till %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds of event</source>
        <translation>
            <numerusform>aina %n ya tukio</numerusform>
            <numerusform>aina %n za matukio</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Fill 1 gap</source>
        <translation>&amp;Jaza pengo 1</translation>
    </message>
    <message>
        <source>&amp;Fill {n} gaps</source>
        <translation>&amp;Jaza mapengo {n}</translation>
    </message>
    <message>
        <source>Your tills appear with your first subscription. You can also paste them under “Till names”.</source>
        <translation>Till zako huonekana na usajili wa kwanza. Unaweza pia kuzibandika kwenye “Majina ya till”.</translation>
    </message>
    <message>
        <source>No till matches “{q}”.</source>
        <translation>Hakuna till inayolingana na “{q}”.</translation>
    </message>
    <message>
        <source>Search till or name</source>
        <translation>Tafuta till au jina</translation>
    </message>
    <message>
        <source>Order of the tills</source>
        <translation>Mpangilio wa till</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Kwa nambari</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Kwa jina</translation>
    </message>
</context>
<context>
    <name>CreationProgress</name>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} kati ya {all}</translation>
    </message>
    <message>
        <source>about {n} s left</source>
        <translation>zimebaki kama sekunde {n}</translation>
    </message>
    <message>
        <source>about {n} min left</source>
        <translation>zimebaki kama dakika {n}</translation>
    </message>
    <message>
        <source>What is being created</source>
        <translation>Kinachoundwa</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Endelea</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Sitisha &amp;kidogo</translation>
    </message>
    <message>
        <source>&amp;Try {n} again</source>
        <translation>&amp;Jaribu {n} tena</translation>
    </message>
    <message>
        <source>&amp;Stop after this one</source>
        <translation>&amp;Simama baada ya huu</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>T&amp;ayari</translation>
    </message>
    <message>
        <source>You can close K2Desk or lose power. K2Desk saves every row before it sends it, and never sends one twice.</source>
        <translation>Unaweza kufunga K2Desk au kupoteza umeme. K2Desk huhifadhi kila mstari kabla ya kuutuma, na hautumi mara mbili kamwe.</translation>
    </message>
</context>
<context>
    <name>DeskNamesDialog</name>
    <message>
        <source>The other desks see these names beside what is done here.</source>
        <translation>Madawati mengine yanaona majina haya kando ya kinachofanywa hapa.</translation>
    </message>
    <message>
        <source>Names of this desk</source>
        <translation>Majina ya dawati hili</translation>
    </message>
    <message>
        <source>&amp;Name of this desk</source>
        <translation>&amp;Jina la dawati hili</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>Jina &amp;lako</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Hifadhi</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>checked {ago}</source>
        <translation>ulikaguliwa {ago}</translation>
    </message>
    <message>
        <source>till {number}</source>
        <translation>till {number}</translation>
    </message>
    <message>
        <source>Kopo Kopo tells {host} each time {clause}.</source>
        <translation>Kopo Kopo huiarifu {host} kila mara {clause}.</translation>
    </message>
    <message>
        <source>Kopo Kopo should tell {host} each time {clause}.</source>
        <translation>Kopo Kopo inapaswa kuiarifu {host} kila mara {clause}.</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>sawa</translation>
    </message>
    <message>
        <source>needed attention</source>
        <translation>ulihitaji uangalizi</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>tatizo</translation>
    </message>
    <message>
        <source>No checks yet. Choose Check now.</source>
        <translation>Bado hakuna ukaguzi. Chagua Kagua sasa.</translation>
    </message>
    <message>
        <source>1 day with trouble</source>
        <translation>siku 1 yenye tatizo</translation>
    </message>
    <message numerus="yes">
        <source>%n days with trouble</source>
        <translation>
            <numerusform>siku %n yenye tatizo</numerusform>
            <numerusform>siku %n zenye tatizo</numerusform>
        </translation>
    </message>
    <message>
        <source>no trouble</source>
        <translation>hakuna tatizo</translation>
    </message>
    <message>
        <source>Added to this list on {when}</source>
        <translation>Uliongezwa kwenye orodha hii {when}</translation>
    </message>
    <message>
        <source>Made here on {when}</source>
        <translation>Uliundwa hapa {when}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Funga maelezo</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Siku 30 zilizopita</translation>
    </message>
    <message>
        <source>Kopo Kopo ID</source>
        <translation>ID ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Copy the Kopo Kopo ID</source>
        <translation>Nakili ID ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Chec&amp;k now</source>
        <translation>Kagua &amp;sasa</translation>
    </message>
    <message>
        <source>Test t&amp;he address</source>
        <translation>&amp;Pima anwani</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>&amp;Hamisha…</translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>Maelezo &amp;ya mtaalamu wako</translation>
    </message>
    <message>
        <source>Remove &amp;from this computer</source>
        <translation>&amp;Ondoa kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Back to the &amp;list</source>
        <translation>Rud&amp;i kwenye orodha</translation>
    </message>
    <message>
        <source>Sent from here on {when}</source>
        <translation>Ulitumwa kutoka hapa {when}</translation>
    </message>
    <message>
        <source>Sends all alerts of this address to a new address.</source>
        <translation>Hutuma arifa zote za anwani hii kwa anwani mpya.</translation>
    </message>
    <message>
        <source>Kopo Kopo goes on sending. Only Kopo Kopo can end a subscription.</source>
        <translation>Kopo Kopo itaendelea kutuma. Kopo Kopo pekee ndiyo inayoweza kusimamisha usajili.</translation>
    </message>
    <message>
        <source>Code for m&amp;y developer…</source>
        <translation>Msim&amp;bo kwa mtaalamu…</translation>
    </message>
    <message>
        <source>You sent it on {when}.</source>
        <translation>Uliutuma {when}.</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Maelezo: {text}</translation>
    </message>
    <message>
        <source>It was sent on {when} by {who}.</source>
        <translation>Ulitumwa {when} na {who}.</translation>
    </message>
    <message>
        <source>Sent on {when} by {who}</source>
        <translation>Ulitumwa {when} na {who}</translation>
    </message>
    <message>
        <source>Added to this list on {when} by {who}</source>
        <translation>Uliongezwa kwenye orodha hii {when} na {who}</translation>
    </message>
    <message>
        <source>Made on {when} by {who}</source>
        <translation>Uliundwa {when} na {who}</translation>
    </message>
</context>
<context>
    <name>DeveloperDialog</name>
    <message>
        <source>This is the same as K2Desk does, as code. Send it to the person who builds your website. Your Kopo Kopo keys are not in it.</source>
        <translation>Hii ni kazi ileile ya K2Desk, kama msimbo. Mtumie anayetengeneza tovuti yako. Funguo zako za Kopo Kopo hazimo.</translation>
    </message>
    <message>
        <source>For my developer</source>
        <translation>Kwa mtaalamu wangu</translation>
    </message>
    <message>
        <source>Language of the code</source>
        <translation>Lugha ya msimbo</translation>
    </message>
    <message>
        <source>What the code does</source>
        <translation>Kazi ya msimbo</translation>
    </message>
    <message>
        <source>Create and read</source>
        <translation>Tengeneza na soma</translation>
    </message>
    <message>
        <source>Without the library</source>
        <translation>Bila maktaba</translation>
    </message>
    <message>
        <source>Receive alerts</source>
        <translation>Pokea arifa</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Msimbo</translation>
    </message>
    <message>
        <source>C&amp;opy all of it</source>
        <translation>&amp;Nakili wote</translation>
    </message>
    <message>
        <source>&amp;Save as a folder…</source>
        <translation>&amp;Hifadhi kama folda…</translation>
    </message>
    <message>
        <source>Nobody knows yet if this subscription exists. Settle it in the list first.</source>
        <translation>Haijulikani bado kama usajili huu upo. Uamue kwanza kwenye orodha.</translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions are left out: nobody knows yet if they exist.</source>
        <translation>
            <numerusform>Usajili %n umeachwa: haijulikani bado kama upo.</numerusform>
            <numerusform>Usajili %n umeachwa: haijulikani bado kama upo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions are left out: they contain your keys.</source>
        <translation>
            <numerusform>Usajili %n umeachwa: una funguo zako.</numerusform>
            <numerusform>Usajili %n umeachwa: una funguo zako.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kopo Kopo’s library for {language} does not fit this account. The code is without it.</source>
        <translation>Maktaba ya Kopo Kopo ya {language} haifai kwa akaunti hii. Msimbo haiitumii.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s library for {language} refuses this account. The code is without it.</source>
        <translation>Maktaba ya Kopo Kopo ya {language} inakataa akaunti hii. Msimbo haiitumii.</translation>
    </message>
    <message>
        <source>A web address in it may hold a password. Send the code to your developer only.</source>
        <translation>Huenda anwani iliyomo ina nywila. Mtumie mtaalamu wako peke yake msimbo huu.</translation>
    </message>
    <message>
        <source>This needs no library of Kopo Kopo.</source>
        <translation>Huu hauhitaji maktaba ya Kopo Kopo.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s library for {language} can’t create all of these. The code is without it.</source>
        <translation>Maktaba ya Kopo Kopo ya {language} haiwezi kutengeneza zote hizi. Msimbo haiitumii.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s library is {library} {version}. Its weak points are written in the code.</source>
        <translation>Maktaba ya Kopo Kopo ni {library} {version}. Udhaifu wake umeandikwa kwenye msimbo.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>Choose where the new folder goes</source>
        <translation>Chagua mahali pa folda mpya</translation>
    </message>
    <message>
        <source>Saved in the folder {name}</source>
        <translation>Imehifadhiwa kwenye folda {name}</translation>
    </message>
    <message>
        <source>Making the code…</source>
        <translation>Inatengeneza msimbo…</translation>
    </message>
    <message>
        <source>No account is open. This is an example for Sandbox, without subscriptions.</source>
        <translation>Hakuna akaunti iliyofunguliwa. Huu ni mfano wa Majaribio (Sandbox), bila usajili.</translation>
    </message>
</context>
<context>
    <name>DiagnosePage</name>
    <message>
        <source>The test looks at the name, the connection and the certificate. It sends nothing.</source>
        <translation>Kipimo huangalia jina, muunganisho na cheti. Hakitumi chochote.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Hifadhi ripoti</translation>
    </message>
    <message>
        <source>The security certificate of {host} ends</source>
        <translation>Cheti cha usalama cha {host} kinaisha</translation>
    </message>
    <message>
        <source>Payment alerts to {host} may stop on this day. Ask your website person to renew the certificate.</source>
        <translation>Arifa za malipo kwa {host} zinaweza kusimama siku hii. Mwombe mtaalamu wa tovuti afanye cheti upya.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Imehifadhiwa</translation>
    </message>
    <message>
        <source>Web address to test</source>
        <translation>Anwani ya tovuti ya kupima</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ghai&amp;ri</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>&amp;Pima tena</translation>
    </message>
    <message>
        <source>&amp;Test the address</source>
        <translation>&amp;Pima anwani</translation>
    </message>
    <message>
        <source>Se&amp;nd a sample alert…</source>
        <translation>Tuma &amp;arifa ya mfano…</translation>
    </message>
    <message>
        <source>Ser&amp;ver exam…</source>
        <translation>&amp;Mtihani wa seva…</translation>
    </message>
    <message>
        <source>Check &amp;a signature…</source>
        <translation>&amp;Kagua saini…</translation>
    </message>
    <message>
        <source>Save certificate &amp;dates…</source>
        <translation>Hifadhi tarehe za &amp;vyeti…</translation>
    </message>
    <message>
        <source>&amp;Send a sample now</source>
        <translation>Tuma mfano &amp;sasa</translation>
    </message>
    <message>
        <source>Send a &amp;fake now</source>
        <translation>Tuma &amp;bandia sasa</translation>
    </message>
    <message>
        <source>Tested from this computer at {time}. Kopo Kopo reaches it from outside and may see something else.</source>
        <translation>Imepimwa kutoka kompyuta hii saa {time}. Kopo Kopo huifikia kutoka nje na inaweza kuona tofauti.</translation>
    </message>
    <message>
        <source>Save the dates when certificates end</source>
        <translation>Hifadhi tarehe ambazo vyeti vitaisha</translation>
    </message>
    <message>
        <source>Send a sample now</source>
        <translation>Tuma mfano sasa</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Usajili mpya</translation>
    </message>
    <message>
        <source>Show it in the list</source>
        <translation>Uone kwenye orodha</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Funga</translation>
    </message>
</context>
<context>
    <name>EventNames</name>
    <message>
        <source>A customer paid your till</source>
        <translation>Mteja amelipa kwenye till yako</translation>
    </message>
    <message>
        <source>A customer’s payment was reversed</source>
        <translation>Malipo ya mteja yamerudishwa</translation>
    </message>
    <message>
        <source>Another business paid your till</source>
        <translation>Biashara nyingine imelipa kwenye till yako</translation>
    </message>
    <message>
        <source>A customer paid by card</source>
        <translation>Mteja amelipa kwa kadi</translation>
    </message>
    <message>
        <source>A card payment was cancelled</source>
        <translation>Malipo ya kadi yamefutwa</translation>
    </message>
    <message>
        <source>A card payment was reversed</source>
        <translation>Malipo ya kadi yamerudishwa</translation>
    </message>
    <message>
        <source>A new customer paid you for the first time</source>
        <translation>Mteja mpya amelipa kwa mara ya kwanza</translation>
    </message>
    <message>
        <source>Your money was sent to your bank or phone</source>
        <translation>Pesa zako zimetumwa benki au kwenye simu</translation>
    </message>
    <message>
        <source>A business payment was reversed</source>
        <translation>Malipo ya biashara yamerudishwa</translation>
    </message>
    <message>
        <source>Another merchant sent you money</source>
        <translation>Mfanyabiashara mwingine amekutumia pesa</translation>
    </message>
    <message>
        <source>M-PESA or another wallet</source>
        <translation>M-PESA au mkoba mwingine wa simu</translation>
    </message>
    <message>
        <source>The money went back</source>
        <translation>Pesa zilirudi</translation>
    </message>
    <message>
        <source>From their till to yours</source>
        <translation>Kutoka till yao hadi yako</translation>
    </message>
    <message>
        <source>At your card machine</source>
        <translation>Kwenye mashine yako ya kadi</translation>
    </message>
    <message>
        <source>Before it was finished</source>
        <translation>Kabla hayajakamilika</translation>
    </message>
    <message>
        <source>For the whole business</source>
        <translation>Kwa biashara nzima</translation>
    </message>
    <message>
        <source>a customer pays {where}</source>
        <translation>mteja anapolipa {where}</translation>
    </message>
    <message>
        <source>a customer pays any of your tills</source>
        <translation>mteja anapolipa till yako yoyote</translation>
    </message>
    <message>
        <source>a customer’s payment to {where} is reversed</source>
        <translation>malipo ya mteja kwa {where} yanaporudishwa</translation>
    </message>
    <message>
        <source>a customer’s payment is reversed</source>
        <translation>malipo ya mteja yanaporudishwa</translation>
    </message>
    <message>
        <source>another business pays {where}</source>
        <translation>biashara nyingine inapolipa {where}</translation>
    </message>
    <message>
        <source>another business pays any of your tills</source>
        <translation>biashara nyingine inapolipa till yako yoyote</translation>
    </message>
    <message>
        <source>a customer pays by card at {where}</source>
        <translation>mteja anapolipa kwa kadi kwenye {where}</translation>
    </message>
    <message>
        <source>a customer pays by card</source>
        <translation>mteja anapolipa kwa kadi</translation>
    </message>
    <message>
        <source>a card payment at {where} is cancelled</source>
        <translation>malipo ya kadi kwenye {where} yanapofutwa</translation>
    </message>
    <message>
        <source>a card payment is cancelled</source>
        <translation>malipo ya kadi yanapofutwa</translation>
    </message>
    <message>
        <source>a card payment at {where} is reversed</source>
        <translation>malipo ya kadi kwenye {where} yanaporudishwa</translation>
    </message>
    <message>
        <source>a card payment is reversed</source>
        <translation>malipo ya kadi yanaporudishwa</translation>
    </message>
    <message>
        <source>a new customer pays {where} for the first time</source>
        <translation>mteja mpya anapolipa {where} kwa mara ya kwanza</translation>
    </message>
    <message>
        <source>a new customer pays you for the first time</source>
        <translation>mteja mpya anapokulipa kwa mara ya kwanza</translation>
    </message>
    <message>
        <source>money of {where} is sent to your bank or phone</source>
        <translation>pesa za {where} zinapotumwa benki au kwenye simu</translation>
    </message>
    <message>
        <source>your money is sent to your bank or phone</source>
        <translation>pesa zako zinapotumwa benki au kwenye simu</translation>
    </message>
    <message>
        <source>a business payment to {where} is reversed</source>
        <translation>malipo ya biashara kwenye {where} yanaporudishwa</translation>
    </message>
    <message>
        <source>a business payment is reversed</source>
        <translation>malipo ya biashara yanaporudishwa</translation>
    </message>
    <message>
        <source>another merchant sends money to {where}</source>
        <translation>mfanyabiashara mwingine anapotuma pesa kwa {where}</translation>
    </message>
    <message>
        <source>another merchant sends you money</source>
        <translation>mfanyabiashara mwingine anapokutumia pesa</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>Money from another merchant is complete</source>
        <translation>Pesa kutoka kwa mfanyabiashara mwingine zimekamilika</translation>
    </message>
    <message>
        <source>money from another merchant to {where} is complete</source>
        <translation>pesa za mfanyabiashara mwingine kwa {where} zinakamilika</translation>
    </message>
    <message>
        <source>money from another merchant is complete</source>
        <translation>pesa kutoka kwa mfanyabiashara mwingine zinakamilika</translation>
    </message>
    <message>
        <source>your till</source>
        <translation>till yako</translation>
    </message>
    <message>
        <source>{tills} or {n} more</source>
        <translation>{tills} au nyingine {n}</translation>
    </message>
    <message>
        <source>{tills} or {last}</source>
        <translation>{tills} au {last}</translation>
    </message>
    <message>
        <source>till {tills}</source>
        <translation>till {tills}</translation>
    </message>
    <message>
        <source>The whole number</source>
        <translation>Nambari nzima</translation>
    </message>
    <message>
        <source>Number masked in the middle</source>
        <translation>Nambari imefichwa katikati</translation>
    </message>
    <message>
        <source>Number masked at the end</source>
        <translation>Nambari imefichwa mwishoni</translation>
    </message>
    <message>
        <source>First name only, no number</source>
        <translation>Jina la kwanza tu, bila nambari</translation>
    </message>
    <message>
        <source>Number scrambled (a hash)</source>
        <translation>Nambari kama hash</translation>
    </message>
    <message>
        <source>**{payer}** paid you for the first time</source>
        <translation>**{payer}** amekulipa kwa mara ya kwanza</translation>
    </message>
    <message>
        <source>**{amount}** from **{sender}** reached you</source>
        <translation>**{amount}** kutoka kwa **{sender}** zimekufikia</translation>
    </message>
    <message>
        <source>**{amount}** was sent to your bank</source>
        <translation>**{amount}** zimetumwa kwenye benki yako</translation>
    </message>
    <message>
        <source>**{amount}** was sent to your phone</source>
        <translation>**{amount}** zimetumwa kwenye simu yako</translation>
    </message>
    <message>
        <source>**{amount}** was sent to you</source>
        <translation>**{amount}** zimetumwa kwako</translation>
    </message>
    <message>
        <source>**{amount}** from **{payer}** reached {till}</source>
        <translation>**{amount}** kutoka kwa **{payer}** zimefika {till}</translation>
    </message>
    <message>
        <source>**{amount}** to **{payer}** was reversed on {till}</source>
        <translation>**{amount}** kwa **{payer}** zimerudishwa kwenye {till}</translation>
    </message>
    <message>
        <source>**{amount}** from {business} reached {till}</source>
        <translation>**{amount}** kutoka {business} zimefika {till}</translation>
    </message>
    <message>
        <source>**{amount}** from {business} was reversed on {till}</source>
        <translation>**{amount}** kutoka {business} zimerudishwa kwenye {till}</translation>
    </message>
    <message>
        <source>**{amount}** by card reached {till}</source>
        <translation>**{amount}** kwa kadi zimefika {till}</translation>
    </message>
    <message>
        <source>**{amount}** by card was cancelled at {till}</source>
        <translation>**{amount}** kwa kadi zimefutwa kwenye {till}</translation>
    </message>
    <message>
        <source>**{amount}** by card was reversed at {till}</source>
        <translation>**{amount}** kwa kadi zimerudishwa kwenye {till}</translation>
    </message>
    <message>
        <source>**{amount}** from **{payer}** reached {till}, as your program asked</source>
        <translation>**{amount}** kutoka kwa **{payer}** zimefika {till}, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>**{amount}** was paid out, as your program asked</source>
        <translation>**{amount}** zimelipwa nje, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>**{amount}** was sent to your bank or phone, as your program asked</source>
        <translation>**{amount}** zimetumwa kwenye benki au simu yako, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>A payment link for **{amount}**, as your program asked</source>
        <translation>Kiungo cha malipo cha **{amount}**, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>A payment was reversed, as your program asked</source>
        <translation>Malipo yamerudishwa, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>A text message was sent to a customer, as your program asked</source>
        <translation>SMS imetumwa kwa mteja, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** from **{payer}** to {till}</source>
        <translation>“{status}”: **{amount}** kutoka kwa **{payer}** kwenda {till}</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** back to **{payer}** from {till}</source>
        <translation>“{status}”: **{amount}** kurudi kwa **{payer}** kutoka {till}</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** from {business} to {till}</source>
        <translation>“{status}”: **{amount}** kutoka {business} kwenda {till}</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** back to {business} from {till}</source>
        <translation>“{status}”: **{amount}** kurudi {business} kutoka {till}</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** by card to {till}</source>
        <translation>“{status}”: **{amount}** kwa kadi kwenda {till}</translation>
    </message>
    <message>
        <source>“{status}”: cancelling **{amount}** by card at {till}</source>
        <translation>“{status}”: kufuta **{amount}** kwa kadi kwenye {till}</translation>
    </message>
    <message>
        <source>“{status}”: reversing **{amount}** by card at {till}</source>
        <translation>“{status}”: kurudisha **{amount}** kwa kadi kwenye {till}</translation>
    </message>
    <message>
        <source>“{status}”: **{payer}**, a new customer</source>
        <translation>“{status}”: **{payer}**, mteja mpya</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** from **{sender}** to you</source>
        <translation>“{status}”: **{amount}** kutoka kwa **{sender}** kuja kwako</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** to your bank</source>
        <translation>“{status}”: **{amount}** kwenda benki yako</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** to your phone</source>
        <translation>“{status}”: **{amount}** kwenda simu yako</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** to you</source>
        <translation>“{status}”: **{amount}** kuja kwako</translation>
    </message>
    <message>
        <source>“{status}”: **{amount}** from **{payer}** to {till}, as your program asked</source>
        <translation>“{status}”: **{amount}** kutoka kwa **{payer}** kwenda {till}, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: paying out **{amount}**, as your program asked</source>
        <translation>“{status}”: kulipa **{amount}**, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: sending **{amount}** to your bank or phone, as your program asked</source>
        <translation>“{status}”: kutuma **{amount}** kwenye benki au simu yako, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: a payment link for **{amount}**, as your program asked</source>
        <translation>“{status}”: kiungo cha malipo cha **{amount}**, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: reversing a payment, as your program asked</source>
        <translation>“{status}”: kurudisha malipo, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: a text message to a customer, as your program asked</source>
        <translation>“{status}”: SMS kwa mteja, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>“{status}”: past payments, as your program asked</source>
        <translation>“{status}”: malipo yaliyopita, kama programu yako ilivyoomba</translation>
    </message>
    <message>
        <source>Customer paid</source>
        <translation>Mteja amelipa</translation>
    </message>
    <message>
        <source>Payment reversed</source>
        <translation>Malipo yamerudishwa</translation>
    </message>
    <message>
        <source>Business paid</source>
        <translation>Biashara imelipa</translation>
    </message>
    <message>
        <source>Business reversed</source>
        <translation>Biashara imerudishiwa</translation>
    </message>
    <message>
        <source>Card paid</source>
        <translation>Malipo ya kadi</translation>
    </message>
    <message>
        <source>Card cancelled</source>
        <translation>Malipo ya kadi yamefutwa</translation>
    </message>
    <message>
        <source>Card reversed</source>
        <translation>Malipo ya kadi yamerudishwa</translation>
    </message>
</context>
<context>
    <name>Exam</name>
    <message>
        <source>A good alert</source>
        <translation>Arifa nzuri</translation>
    </message>
    <message>
        <source>The same alert twice</source>
        <translation>Arifa ileile mara mbili</translation>
    </message>
    <message>
        <source>Two alerts out of order</source>
        <translation>Arifa mbili zisizofuatana</translation>
    </message>
    <message>
        <source>A fake alert</source>
        <translation>Arifa bandia</translation>
    </message>
    <message>
        <source>A name with accents</source>
        <translation>Jina lenye alama za herufi</translation>
    </message>
    <message>
        <source>A reversed payment</source>
        <translation>Malipo yaliyorudishwa</translation>
    </message>
    <message>
        <source>The Safaricom format</source>
        <translation>Muundo wa Safaricom</translation>
    </message>
    <message>
        <source>Your system took it.</source>
        <translation>Mfumo wako uliipokea.</translation>
    </message>
    <message>
        <source>Your system took the reversal before its payment.</source>
        <translation>Mfumo wako ulipokea urudishaji kabla ya malipo yake.</translation>
    </message>
    <message>
        <source>Your system refused it, as it should.</source>
        <translation>Mfumo wako uliikataa, kama inavyotakiwa.</translation>
    </message>
    <message>
        <source>Zoë Wanjikũ &amp; Sons can pay you.</source>
        <translation>Zoë Wanjikũ &amp; Sons wanaweza kukulipa.</translation>
    </message>
    <message>
        <source>Your system takes this format too.</source>
        <translation>Mfumo wako unapokea muundo huu pia.</translation>
    </message>
    <message>
        <source>Your system refused a good alert. Payments are missed.</source>
        <translation>Mfumo wako ulikataa arifa nzuri. Malipo yanakosekana.</translation>
    </message>
    <message>
        <source>Your system refused the repeat. Kopo Kopo may go on sending it.</source>
        <translation>Mfumo wako ulikataa marudio. Kopo Kopo inaweza kuendelea kuituma.</translation>
    </message>
    <message>
        <source>Your system refused an alert that came before another.</source>
        <translation>Mfumo wako ulikataa arifa iliyokuja kabla ya nyingine.</translation>
    </message>
    <message>
        <source>Your system accepted a FAKE payment. Anyone can tell it that money came.</source>
        <translation>Mfumo wako ulikubali malipo BANDIA. Mtu yeyote anaweza kuuambia kuwa pesa zimeingia.</translation>
    </message>
    <message>
        <source>Your system fails on letters such as ë and ũ, or on &amp;.</source>
        <translation>Mfumo wako unashindwa na herufi kama ë na ũ, au &amp;.</translation>
    </message>
    <message>
        <source>Your system does not know reversals. Money that went back still counts.</source>
        <translation>Mfumo wako hautambui malipo yaliyorudishwa. Pesa zilizorudi bado zinahesabiwa.</translation>
    </message>
    <message>
        <source>Your system does not take this format. Do not tick it.</source>
        <translation>Mfumo wako haupokei muundo huu. Usiweke tiki yake.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Inajaribu…</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Haijajaribiwa</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>inasubiri</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>inajaribiwa</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>imefaulu</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>imefeli</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>hatuna uhakika</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>haijajaribiwa</translation>
    </message>
    <message>
        <source>A hidden number</source>
        <translation>Nambari iliyofichwa</translation>
    </message>
    <message>
        <source>Your POS finds customers by phone. It misses payments whose number Safaricom hides.</source>
        <translation>POS yako hutafuta wateja kwa simu. Inakosa malipo ambayo Safaricom imeficha nambari yake.</translation>
    </message>
    <message>
        <source>Your system took masked, scrambled and missing numbers. Make sure that it finds customers without them.</source>
        <translation>Mfumo wako ulipokea nambari zilizofichwa na zisizokuwepo. Hakikisha unapata wateja bila nambari hizo.</translation>
    </message>
    <message>
        <source>Your system took both. Make sure that it counted only one sale.</source>
        <translation>Mfumo wako ulipokea zote mbili. Hakikisha ulihesabu mauzo mara moja tu.</translation>
    </message>
    <message>
        <source>Not sure: your system refused the good alert too, or failed.</source>
        <translation>Hatuna uhakika: mfumo wako ulikataa hata arifa nzuri, au ulishindwa.</translation>
    </message>
</context>
<context>
    <name>ExamDialog</name>
    <message>
        <source>Server exam</source>
        <translation>Mtihani wa seva</translation>
    </message>
    <message>
        <source>Website to examine</source>
        <translation>Tovuti ya kufanyiwa mtihani</translation>
    </message>
    <message>
        <source>This account is LIVE: your POS may record sales. Type {host} to go on.</source>
        <translation>Akaunti hii ni ya PESA HALISI: POS yako inaweza kurekodi mauzo. Andika {host} ili kuendelea.</translation>
    </message>
    <message>
        <source>{n} of {all} passed</source>
        <translation>{n} kati ya {all} zimefaulu</translation>
    </message>
    <message>
        <source>&amp;Start the exam</source>
        <translation>&amp;Anza mtihani</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation>&amp;Anza tena</translation>
    </message>
    <message>
        <source>Cancelled after {n}. The results so far are kept.</source>
        <translation>Imeghairiwa baada ya {n}; alama za hadi sasa zinabaki.</translation>
    </message>
</context>
<context>
    <name>ExampleDialog</name>
    <message>
        <source>This is what your website will get. The payment is made up, and nothing is sent.</source>
        <translation>Hivi ndivyo tovuti yako itakavyopata. Malipo ni ya mfano, na hakuna kinachotumwa.</translation>
    </message>
    <message>
        <source>Example of an alert</source>
        <translation>Mfano wa arifa</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
    </message>
    <message>
        <source>In the Safaricom (&amp;Daraja) format</source>
        <translation>Kwa muundo wa Safaricom (&amp;Daraja)</translation>
    </message>
    <message>
        <source>The alert as your website gets it</source>
        <translation>Arifa kama tovuti yako inavyoipata</translation>
    </message>
    <message>
        <source>C&amp;opy all of it</source>
        <translation>&amp;Nakili yote</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Hifadhi…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>Save the example</source>
        <translation>Hifadhi mfano</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Imehifadhiwa</translation>
    </message>
</context>
<context>
    <name>FactsGrid</name>
    <message>
        <source>show</source>
        <translation>onyesha</translation>
    </message>
    <message>
        <source>Show name and number</source>
        <translation>Onyesha jina na nambari</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Nakili kumbukumbu</translation>
    </message>
</context>
<context>
    <name>FindBox</name>
    <message>
        <source>&amp;Paste the M-PESA message or code</source>
        <translation>Bandika ujumbe wa &amp;M-PESA au msimbo</translation>
    </message>
    <message>
        <source>&amp;Find it</source>
        <translation>Tafut&amp;a</translation>
    </message>
    <message>
        <source>Nothing was pasted.</source>
        <translation>Hakuna kilichobandikwa.</translation>
    </message>
    <message>
        <source>Paste the message, or type its code.</source>
        <translation>Bandika ujumbe, au andika msimbo wake.</translation>
    </message>
    <message>
        <source>Looking. If K2Desk does not have it yet, it asks Kopo Kopo…</source>
        <translation>Inatafuta. Kama K2Desk haina bado, inauliza Kopo Kopo…</translation>
    </message>
    <message>
        <source>Stop look&amp;ing</source>
        <translation>A&amp;cha kutafuta</translation>
    </message>
    <message>
        <source>Give i&amp;t to a sale</source>
        <translation>Itumie kwa mauz&amp;o</translation>
    </message>
    <message>
        <source>Show &amp;it in the list</source>
        <translation>Onyesha kw&amp;enye orodha</translation>
    </message>
    <message>
        <source>Report &amp;it to Kopo Kopo</source>
        <translation>Iri&amp;poti kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Ask agai&amp;n now</source>
        <translation>Uliza t&amp;ena sasa</translation>
    </message>
    <message>
        <source>&amp;Did you mean {code}?</source>
        <translation>La&amp;bda ni {code}?</translation>
    </message>
</context>
<context>
    <name>FirstStepsStrip</name>
    <message>
        <source>Practise with trouble</source>
        <translation>Fanya mazoezi ya matatizo</translation>
    </message>
    <message>
        <source>Put the first steps away</source>
        <translation>Ficha hatua za kwanza</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Hatua za kwanza</translation>
    </message>
    <message>
        <source>Well done!</source>
        <translation>Hongera!</translation>
    </message>
    <message>
        <source>{step}: done</source>
        <translation>{step}: imekamilika</translation>
    </message>
    <message>
        <source>Step {n}: {step}</source>
        <translation>Hatua ya {n}: {step}</translation>
    </message>
    <message>
        <source>You find the first steps again in the menu and under “Practise”.</source>
        <translation>Utapata hatua za kwanza tena kwenye menyu na kwenye “Mazoezi”.</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>New subscription</source>
        <translation>Usajili mpya</translation>
    </message>
    <message>
        <source>1  What should Kopo Kopo tell you?</source>
        <translation>1  Kopo Kopo ikuarifu nini?</translation>
    </message>
    <message>
        <source>2  For which till?</source>
        <translation>2  Kwa till gani?</translation>
    </message>
    <message>
        <source>3  Where should it be sent?</source>
        <translation>3  Itumwe wapi?</translation>
    </message>
    <message>
        <source>Till numbers</source>
        <translation>Nambari za till</translation>
    </message>
    <message>
        <source>Add a till…</source>
        <translation>Ongeza till…</translation>
    </message>
    <message>
        <source>Remove {till}</source>
        <translation>Ondoa {till}</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Anwani ya tovuti</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>Safaricom (Daraja) format. Only if your POS company asked for it.</source>
        <translation>Muundo wa Safaricom (Daraja). Ikiwa tu kampuni yako ya POS iliuomba.</translation>
    </message>
    <message>
        <source>&amp;One or more tills</source>
        <translation>Till moja au &amp;zaidi</translation>
    </message>
    <message>
        <source>&amp;Whole business</source>
        <translation>&amp;Biashara nzima</translation>
    </message>
    <message>
        <source>&amp;Use the practice shop’s address</source>
        <translation>Tumia anwani ya &amp;duka la mazoezi</translation>
    </message>
    <message>
        <source>&amp;Test the address first</source>
        <translation>&amp;Pima anwani kwanza</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>G&amp;hairi</translation>
    </message>
    <message>
        <source>Kopo Kopo sends this only for the whole business.</source>
        <translation>Kopo Kopo huarifu hili kwa biashara nzima pekee.</translation>
    </message>
    <message>
        <source>Kopo Kopo sends this only for single tills. Paste a column of numbers to add many.</source>
        <translation>Kopo Kopo hutoa arifa hii kwa till moja moja tu. Bandika safu ya nambari ili kuongeza nyingi.</translation>
    </message>
    <message>
        <source>All tills of the business, new ones too.</source>
        <translation>Till zote za biashara, hata mpya.</translation>
    </message>
    <message>
        <source>The number on your till sticker. Paste a column from a spreadsheet to add many.</source>
        <translation>Nambari iliyo kwenye kibandiko cha till. Bandika safu kutoka spreadsheet ili kuongeza nyingi.</translation>
    </message>
    <message>
        <source>Show an e&amp;xample alert</source>
        <translation>On&amp;yesha mfano wa arifa</translation>
    </message>
    <message>
        <source>Next: what should Kopo Kopo tell you?</source>
        <translation>Inayofuata: Kopo Kopo ikuarifu nini?</translation>
    </message>
    <message>
        <source>Next: for which till?</source>
        <translation>Inayofuata: kwa till gani?</translation>
    </message>
    <message>
        <source>Next: where should it be sent?</source>
        <translation>Inayofuata: itumwe wapi?</translation>
    </message>
    <message>
        <source>Next: read what will happen</source>
        <translation>Inayofuata: soma kitakachotokea</translation>
    </message>
</context>
<context>
    <name>General</name>
    <message>
        <source>General</source>
        <translation>Jumla</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Angavu</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Nyeusi</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lugha</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>&amp;Rangi</translation>
    </message>
    <message>
        <source>Size of &amp;text</source>
        <translation>&amp;Ukubwa wa maandishi</translation>
    </message>
    <message>
        <source>Same as this computer</source>
        <translation>Kama kompyuta hii</translation>
    </message>
    <message>
        <source>Changes when you next open K2Desk.</source>
        <translation>Itabadilika ukifungua K2Desk tena.</translation>
    </message>
</context>
<context>
    <name>GoLivePage</name>
    <message>
        <source>Nothing is sent from this page</source>
        <translation>Hakuna kinachotumwa kutoka ukurasa huu</translation>
    </message>
    <message>
        <source>Go live with what you tried</source>
        <translation>Tumia ulichojaribu kwa pesa halisi</translation>
    </message>
    <message>
        <source>Live gets the same events. Write the real till and the real web address beside each one you tried.</source>
        <translation>Akaunti ya pesa halisi hupata matukio yale yale. Andika till halisi na anwani halisi ya tovuti kando ya kila uliyojaribu.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Kutoka</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>Kw&amp;enda</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kwenda</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>Gha&amp;iri</translation>
    </message>
    <message>
        <source>&amp;Connect an account</source>
        <translation>&amp;Unganisha akaunti</translation>
    </message>
    <message>
        <source>&amp;Practise first</source>
        <translation>Fanya &amp;mazoezi kwanza</translation>
    </message>
    <message>
        <source>No Live account yet.</source>
        <translation>Bado hakuna akaunti ya pesa halisi.</translation>
    </message>
    <message>
        <source>Connect your Live account, then come back. What you tried stays here.</source>
        <translation>Unganisha akaunti yako ya pesa halisi, kisha urudi. Ulichojaribu kinabaki hapa.</translation>
    </message>
    <message>
        <source>Nothing to take over yet.</source>
        <translation>Bado hakuna cha kuhamisha.</translation>
    </message>
    <message>
        <source>Make your subscriptions in practice or sandbox first. Then bring them to Live here.</source>
        <translation>Kwanza unda usajili wako kwenye mazoezi au majaribio. Kisha ulete hapa kwa pesa halisi.</translation>
    </message>
    <message>
        <source>&amp;Look at the plan ({n})</source>
        <translation>&amp;Angalia mpango ({n})</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are not possible on Live.</source>
        <translation>
            <numerusform>%n kati yake hauwezekani kwa pesa halisi.</numerusform>
            <numerusform>%n kati yake haiwezekani kwa pesa halisi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is planned yet.</source>
        <translation>Bado hakuna kilichopangwa.</translation>
    </message>
    <message>
        <source>Write at least one till and one web address of Live.</source>
        <translation>Andika angalau till moja na anwani moja ya tovuti ya pesa halisi.</translation>
    </message>
    <message>
        <source>&amp;Look at the plan</source>
        <translation>&amp;Angalia mpango</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Easy to guess</source>
        <translation>Ni rahisi kukisia</translation>
    </message>
    <message>
        <source>Fair: one word more makes it good</source>
        <translation>Wastani: ongeza neno moja yawe mazuri</translation>
    </message>
    <message>
        <source>Good: nobody guesses it in years</source>
        <translation>Mazuri: hakuna atakayekisia kwa miaka mingi</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Umeundwa</translation>
    </message>
    <message>
        <source>Not created</source>
        <translation>Haujaundwa</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Haujatumwa</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Hatuna uhakika</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Unatumwa</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Uliondolewa</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>Upo kwenye orodha</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Hakuna</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Jina</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Maandishi</translation>
    </message>
    <message>
        <source>Version of Kopo Kopo’s interface</source>
        <translation>Toleo la kiolesura cha Kopo Kopo</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ni nini</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>In the list?</source>
        <translation>Upo kwenye orodha?</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Usajili</translation>
    </message>
    <message>
        <source>Tills, names and notes</source>
        <translation>Till, majina na maandishi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Ukaguzi</translation>
    </message>
    <message>
        <source>Who to call</source>
        <translation>Nani apigiwe</translation>
    </message>
    <message>
        <source>Website person</source>
        <translation>Fundi wa tovuti</translation>
    </message>
    <message>
        <source>Kopo Kopo support</source>
        <translation>Huduma ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Who looks after K2Desk</source>
        <translation>Msimamizi wa K2Desk</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>One file takes your list, tills, names, notes and history along. Only its passphrase opens it. Alerts that arrived stay here.</source>
        <translation>Faili moja inabeba orodha yako, till, majina, maandishi na historia. Maneno yake ya siri tu ndiyo huifungua. Arifa zilizofika zinabaki hapa.</translation>
    </message>
    <message>
        <source>Hand over to another computer</source>
        <translation>Kabidhi kwa kompyuta nyingine</translation>
    </message>
    <message>
        <source>(so that they know who made it)</source>
        <translation>(ili wajue aliyeitengeneza)</translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation>&amp;Jina lako</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Maneno ya siri</translation>
    </message>
    <message>
        <source>&amp;Other words</source>
        <translation>Maneno me&amp;ngine</translation>
    </message>
    <message>
        <source>Write it down, apart from the file. K2Desk does not keep it.</source>
        <translation>Yaandike mahali mbali na faili. K2Desk haiyahifadhi.</translation>
    </message>
    <message>
        <source>Put the &amp;keys in too</source>
        <translation>&amp;Weka funguo pia</translation>
    </message>
    <message>
        <source>Then anybody with the file and the passphrase can use your Kopo Kopo account. Leave them out, and the Administrator pastes them on the new computer.</source>
        <translation>Hapo yeyote mwenye faili na maneno ya siri anaweza kutumia akaunti yako ya Kopo Kopo. Zisipowekwa, Msimamizi anazibandika kwenye kompyuta mpya.</translation>
    </message>
    <message>
        <source>Print the passphrase on the sheet</source>
        <translation>Chapisha maneno ya siri kwenye karatasi</translation>
    </message>
    <message>
        <source>Encrypting…</source>
        <translation>Inasimba faili…</translation>
    </message>
    <message>
        <source>Opening it once, to be sure…</source>
        <translation>Inaifungua mara moja ili kuhakikisha…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Inahifadhi…</translation>
    </message>
    <message>
        <source>Progress of the hand-over</source>
        <translation>Hatua ya makabidhiano</translation>
    </message>
    <message>
        <source>Sa&amp;ve the sheet…</source>
        <translation>Hifa&amp;dhi karatasi…</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Hifadhi karatasi</translation>
    </message>
    <message>
        <source>P&amp;rint the sheet…</source>
        <translation>&amp;Chapisha karatasi…</translation>
    </message>
    <message>
        <source>{name} (removed here)</source>
        <translation>{name} (imeondolewa hapa)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Gh&amp;airi</translation>
    </message>
    <message>
        <source>&amp;Save the file…</source>
        <translation>&amp;Hifadhi faili…</translation>
    </message>
    <message>
        <source>Save the hand-over file</source>
        <translation>Hifadhi faili ya makabidhiano</translation>
    </message>
    <message>
        <source>{file} is ready.</source>
        <translation>{file} iko tayari.</translation>
    </message>
    <message numerus="yes">
        <source>It holds %n subscriptions.</source>
        <translation>
            <numerusform>Ina usajili %n.</numerusform>
            <numerusform>Ina usajili %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>K2Desk opened it once and found all of it. Take it over on a memory stick, and give the passphrase another way: on paper or by phone.</source>
        <translation>K2Desk iliifungua mara moja na kukuta kila kitu. Ipeleke kwa kijiti cha kumbukumbu, na toa maneno ya siri kwa njia nyingine: kwa karatasi au simu.</translation>
    </message>
    <message>
        <source>Passphrase: {words}</source>
        <translation>Maneno ya siri: {words}</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Hand-over of K2Desk</source>
        <translation>Makabidhiano ya K2Desk</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Faili</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Ilitengenezwa</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Aliyetengeneza</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Ina</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Maneno ya siri</translation>
    </message>
    <message>
        <source>Start K2Desk on the new computer.</source>
        <translation>Fungua K2Desk kwenye kompyuta mpya.</translation>
    </message>
    <message>
        <source>Under “Continue someone else’s work”, press “Open a file…”.</source>
        <translation>Chini ya “Endeleza kazi ya mwingine”, bonyeza “Fungua faili…”.</translation>
    </message>
    <message>
        <source>Is a list open already? Then choose “Open a hand-over file…” in its menu.</source>
        <translation>Je, orodha imefunguliwa tayari? Basi chagua “Fungua faili ya makabidhiano…” kwenye menyu yake.</translation>
    </message>
    <message>
        <source>Choose the file, type the passphrase and press “Open”.</source>
        <translation>Chagua faili, andika maneno ya siri kisha bonyeza “Fungua”.</translation>
    </message>
    <message>
        <source>Look at what is new, then press “Take it in”.</source>
        <translation>Angalia kilicho kipya, kisha bonyeza “Pokea”.</translation>
    </message>
    <message>
        <source>The keys are not in the file. The Administrator pastes them in Settings, Keys and safety.</source>
        <translation>Funguo hazimo kwenye faili. Msimamizi anazibandika kwenye Mipangilio, Funguo na usalama.</translation>
    </message>
    <message>
        <source>The keys are in the file. Delete the file everywhere once the new computer works.</source>
        <translation>Funguo zimo kwenye faili. Futa faili kila mahali kompyuta mpya ikishafanya kazi.</translation>
    </message>
    <message>
        <source>Not printed. Write it elsewhere, apart from the file.</source>
        <translation>Hayajachapishwa. Yaandike mahali pengine, mbali na faili.</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Another computer</source>
        <translation>Kompyuta nyingine</translation>
    </message>
    <message>
        <source>A new computer, or somebody new? One file takes the list, tills, names and history along. Only its passphrase opens it.</source>
        <translation>Kompyuta mpya, au mtu mpya? Faili moja inabeba orodha, till, majina na historia. Maneno yake ya siri tu ndiyo huifungua.</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Kabidhi kwingine…</translation>
    </message>
    <message>
        <source>Open a hand-over file…</source>
        <translation>Fungua faili ya makabidhiano…</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Tells Kopo Kopo what to send, and where</source>
        <translation>Huiambia Kopo Kopo itume nini, na wapi</translation>
    </message>
    <message>
        <source>&amp;Check all now</source>
        <translation>&amp;Kagua wote sasa</translation>
    </message>
    <message>
        <source>&amp;Practice shop  ·  pretend, on this computer</source>
        <translation>&amp;Duka la mazoezi  ·  la kujifunza, kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>&amp;Connect an account…</source>
        <translation>&amp;Unganisha akaunti…</translation>
    </message>
    <message>
        <source>&amp;New subscription</source>
        <translation>&amp;Usajili mpya</translation>
    </message>
    <message>
        <source>&amp;Ready to open?</source>
        <translation>&amp;Tayari kufungua?</translation>
    </message>
    <message>
        <source>Checks every till at once. Nothing is sent to your website.</source>
        <translation>Hukagua till zote kwa mara moja. Hakuna kinachotumwa kwenye tovuti yako.</translation>
    </message>
    <message>
        <source>Checks every subscription at Kopo Kopo. Nothing is sent to your website.</source>
        <translation>Hukagua kila usajili ulio kwa Kopo Kopo. Hakuna kinachotumwa kwa tovuti yako.</translation>
    </message>
    <message>
        <source>&amp;Go live with what you tried…</source>
        <translation>&amp;Tumia ulichojaribu kwa pesa halisi…</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n unahitaji uangalifu</numerusform>
            <numerusform>%n zinahitaji uangalifu</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;My accounts…</source>
        <translation>&amp;Akaunti zangu…</translation>
    </message>
</context>
<context>
    <name>HelpEntries</name>
    <message>
        <source>Press “{button}” below the message.</source>
        <translation>Bonyeza “{button}” chini ya ujumbe.</translation>
    </message>
    <message>
        <source>If it comes back, press “Save a report for support…” below.</source>
        <translation>Likijirudia, bonyeza “Hifadhi ripoti ya msaada…” hapa chini.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Nothing matches “{q}”.</source>
        <translation>Hakuna kinacholingana na “{q}”.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Tafuta kwenye msaada</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Mada</translation>
    </message>
    <message>
        <source>&amp;Clear search</source>
        <translation>&amp;Futa utafutaji</translation>
    </message>
    <message>
        <source>&amp;Save a report for support…</source>
        <translation>&amp;Hifadhi ripoti ya msaada…</translation>
    </message>
    <message>
        <source>&amp;About K2Desk</source>
        <translation>&amp;Kuhusu K2Desk</translation>
    </message>
    <message>
        <source>Code for m&amp;y developer…</source>
        <translation>Msim&amp;bo kwa mtaalamu…</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Msaada</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Sent to Kopo Kopo</source>
        <translation>Umetumwa kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Umeundwa</translation>
    </message>
    <message>
        <source>Not created: Kopo Kopo refused</source>
        <translation>Haujaundwa: Kopo Kopo ilikataa</translation>
    </message>
    <message>
        <source>Not sent: nothing left this computer</source>
        <translation>Haujatumwa: hakuna kilichotoka kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Not confirmed: the answer got lost</source>
        <translation>Hatuna uhakika: jibu lilipotea</translation>
    </message>
    <message>
        <source>You found it at Kopo Kopo</source>
        <translation>Uliupata kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>You said that it was not created</source>
        <translation>Ulisema haukuundwa</translation>
    </message>
    <message>
        <source>You sent it once more</source>
        <translation>Uliutuma mara nyingine</translation>
    </message>
    <message>
        <source>Added to this list</source>
        <translation>Umeongezwa kwenye orodha hii</translation>
    </message>
    <message>
        <source>Kopo Kopo now says “{word}”</source>
        <translation>Kopo Kopo sasa inasema “{word}”</translation>
    </message>
    <message>
        <source>Changed at Kopo Kopo</source>
        <translation>Umebadilishwa</translation>
    </message>
    <message>
        <source>Moved to {word}; hidden, still sending</source>
        <translation>Umehamia {word}; umefichwa, bado unatuma</translation>
    </message>
    <message>
        <source>Removed from this computer</source>
        <translation>Umeondolewa kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Back in the list</source>
        <translation>Umerudi kwenye orodha</translation>
    </message>
    <message>
        <source>Found at Kopo Kopo</source>
        <translation>Umepatikana kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Keys refused</source>
        <translation>Funguo zimekataliwa</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Funguo haziruhusiwi</translation>
    </message>
    <message>
        <source>Not found at Kopo Kopo</source>
        <translation>Haupatikani kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer</source>
        <translation>Kopo Kopo haikujibu</translation>
    </message>
    <message>
        <source>You kept what Kopo Kopo shows</source>
        <translation>Ulikubali taarifa za Kopo Kopo</translation>
    </message>
    <message>
        <source>Kopo Kopo does not say its status</source>
        <translation>Kopo Kopo haitaji hali yake</translation>
    </message>
    <message>
        <source>Works again</source>
        <translation>Inafanya kazi tena</translation>
    </message>
    <message>
        <source>Works again, seen at {time}. It was out for at most {length}.</source>
        <translation>Inafanya kazi tena, ilionekana saa {time}. Haikufanya kazi kwa muda usiozidi {length}.</translation>
    </message>
    <message>
        <source>Works again since {time}. It was out for {length}.</source>
        <translation>Inafanya kazi tena tangu saa {time}. Haikufanya kazi kwa {length}.</translation>
    </message>
    <message>
        <source>Till is now called “{word}”</source>
        <translation>Till sasa inaitwa “{word}”</translation>
    </message>
    <message>
        <source>Till has no name any more</source>
        <translation>Till haina jina tena</translation>
    </message>
    <message>
        <source>Till taken out of the list</source>
        <translation>Till imeondolewa kwenye orodha</translation>
    </message>
    <message>
        <source>Account added</source>
        <translation>Akaunti imeongezwa</translation>
    </message>
    <message>
        <source>Account is now called “{word}”</source>
        <translation>Akaunti sasa inaitwa “{word}”</translation>
    </message>
    <message>
        <source>New keys for the account</source>
        <translation>Funguo mpya za akaunti</translation>
    </message>
    <message>
        <source>Account removed</source>
        <translation>Akaunti imeondolewa</translation>
    </message>
    <message>
        <source>Brought in from another computer</source>
        <translation>Imeletwa kutoka kompyuta nyingine</translation>
    </message>
    <message>
        <source>Handed over in a file</source>
        <translation>Ilikabidhiwa kwa faili</translation>
    </message>
    <message>
        <source>Taken in from a file</source>
        <translation>Ilipokewa kutoka kwenye faili</translation>
    </message>
    <message>
        <source>You put the trouble off</source>
        <translation>Uliahirisha tatizo</translation>
    </message>
    <message>
        <source>{word} sees to it</source>
        <translation>{word} anashughulikia</translation>
    </message>
    <message>
        <source>The trouble needs attention again</source>
        <translation>Tatizo linahitaji kuangaliwa tena</translation>
    </message>
    <message>
        <source>Address tested: all well</source>
        <translation>Anwani imejaribiwa: yote ni sawa</translation>
    </message>
    <message>
        <source>You changed the note</source>
        <translation>Ulibadilisha maelezo</translation>
    </message>
    <message>
        <source>Sample sent: answered {word}</source>
        <translation>Sampuli imetumwa: jibu {word}</translation>
    </message>
    <message>
        <source>Fake sent: answered {word}</source>
        <translation>Bandia imetumwa: jibu {word}</translation>
    </message>
    <message>
        <source>Exam: {word} passed</source>
        <translation>Mtihani: {word} zimefaulu</translation>
    </message>
    <message>
        <source>The first alert arrived: {word}</source>
        <translation>Arifa ya kwanza imefika: {word}</translation>
    </message>
    <message>
        <source>Named {word}</source>
        <translation>Imepewa jina {word}</translation>
    </message>
    <message>
        <source>Its name was taken away</source>
        <translation>Jina lake limeondolewa</translation>
    </message>
    <message>
        <source>Address tested: {trouble}</source>
        <translation>Anwani imejaribiwa: {trouble}</translation>
    </message>
    <message>
        <source>Sample sent: {trouble}</source>
        <translation>Sampuli imetumwa: {trouble}</translation>
    </message>
    <message>
        <source>Fake sent: {trouble}</source>
        <translation>Bandia imetumwa: {trouble}</translation>
    </message>
    <message>
        <source>Exam: {word} passed. {trouble}</source>
        <translation>Mtihani: {word} zimefaulu. {trouble}</translation>
    </message>
    <message>
        <source>Account brought back</source>
        <translation>Akaunti imerudishwa</translation>
    </message>
    <message>
        <source>Found at Kopo Kopo by hand</source>
        <translation>Ulipatikana kwa Kopo Kopo kwa mkono</translation>
    </message>
    <message>
        <source>Said by hand: it was not created</source>
        <translation>Ilisemwa kwa mkono: haukuundwa</translation>
    </message>
    <message>
        <source>Sent once more</source>
        <translation>Ulitumwa mara nyingine</translation>
    </message>
    <message>
        <source>What Kopo Kopo shows was kept</source>
        <translation>Taarifa za Kopo Kopo zilikubaliwa</translation>
    </message>
    <message>
        <source>The trouble was put off</source>
        <translation>Tatizo liliahirishwa</translation>
    </message>
    <message>
        <source>The note was changed</source>
        <translation>Maelezo yalibadilishwa</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When (EAT)</source>
        <translation>Lini (EAT)</translation>
    </message>
    <message>
        <source>When (Kenyan time)</source>
        <translation>Lini (saa za Kenya)</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
    </message>
    <message>
        <source>Tells us when</source>
        <translation>Hutuambia wakati</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Anwani ya tovuti</translation>
    </message>
    <message>
        <source>Subscription ID</source>
        <translation>ID ya usajili</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Nani</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
    </message>
    <message>
        <source>Search till, event, address, ID</source>
        <translation>Tafuta till, tukio, anwani, ID</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Wote</translation>
    </message>
    <message>
        <source>&amp;Made</source>
        <translation>Ulio&amp;undwa</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Hali</translation>
    </message>
    <message>
        <source>&amp;Tests</source>
        <translation>&amp;Majaribio</translation>
    </message>
    <message>
        <source>&amp;Done by you</source>
        <translation>Uli&amp;fanya wewe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>H&amp;ifadhi kama…</translation>
    </message>
    <message>
        <source>Show m&amp;ore</source>
        <translation>Onyesha z&amp;aidi</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Wakati wote</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Leo</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>Siku 7</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>Siku 30</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>Miezi 12</translation>
    </message>
    <message>
        <source>All tills</source>
        <translation>Till zote</translation>
    </message>
    <message>
        <source>All addresses</source>
        <translation>Anwani zote</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Inasoma…</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Hakuna kinacholingana.</translation>
    </message>
    <message>
        <source>Clear the search, or choose “All”.</source>
        <translation>Futa utafutaji, au chagua “Wote”.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Bado hakuna kilichotokea.</translation>
    </message>
    <message>
        <source>What you create, check and change appears here, with its time.</source>
        <translation>Unachounda, kukagua na kubadilisha huonekana hapa, pamoja na saa.</translation>
    </message>
    <message>
        <source>The file gets the newest {n}. Choose a period for older ones.</source>
        <translation>Faili hupata {n} za karibuni. Chagua kipindi kwa za zamani.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>Tukio %n</numerusform>
            <numerusform>Matukio %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest {n}. Scroll down for older ones.</source>
        <translation>{n} za karibuni. Sogeza chini kuona za zamani.</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Anwani ya tovuti</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kipindi</translation>
    </message>
</context>
<context>
    <name>InBackground</name>
    <message>
        <source>In the background</source>
        <translation>Ikiwa imefichwa</translation>
    </message>
    <message>
        <source>This computer did not let K2Desk change that. Nothing else changed.</source>
        <translation>Kompyuta hii haikuruhusu K2Desk ibadilishe hilo. Hakuna kingine kilichobadilika.</translation>
    </message>
    <message>
        <source>This computer shows no icons beside the clock. Closing the window ends K2Desk.</source>
        <translation>Kompyuta hii haionyeshi ikoni kando ya saa. Ukifunga dirisha, K2Desk inafungwa.</translation>
    </message>
    <message>
        <source>Tell me about each new trouble</source>
        <translation>Niambie kila tatizo jipya</translation>
    </message>
    <message>
        <source>A subscription that is no longer Active, or a certificate that ends soon.</source>
        <translation>Usajili uliozimwa, au cheti kinachokaribia kuisha.</translation>
    </message>
    <message>
        <source>This computer cannot show messages outside the window. K2Desk tells you inside it.</source>
        <translation>Kompyuta hii haiwezi kuonyesha ujumbe nje ya dirisha. K2Desk itakuambia ndani yake.</translation>
    </message>
    <message>
        <source>Keep K2Desk beside the clock when I close it</source>
        <translation>K2Desk ibaki kando ya saa nikiifunga</translation>
    </message>
    <message>
        <source>Start K2Desk with this computer</source>
        <translation>Anzisha K2Desk na kompyuta hii</translation>
    </message>
    <message>
        <source>K2Desk cannot start with this kind of computer. Open it yourself in the morning.</source>
        <translation>K2Desk haiwezi kuanza na kompyuta ya aina hii. Ifungue mwenyewe asubuhi.</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Keep payments on this computer?</source>
        <translation>Uhifadhi malipo kwenye kompyuta hii?</translation>
    </message>
    <message>
        <source>They hold names and phone numbers. Without this, K2Desk forgets them when it closes, and asks Kopo Kopo again.</source>
        <translation>Yana majina na nambari za simu. Bila hili, K2Desk huyasahau inapofungwa, na kuuliza Kopo Kopo tena.</translation>
    </message>
    <message numerus="yes">
        <source>For %n days</source>
        <translation>
            <numerusform>Kwa siku %n</numerusform>
            <numerusform>Kwa siku %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Only while K2Desk is open</source>
        <translation>Wakati K2Desk imefunguliwa tu</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Yahifadhi</translation>
    </message>
    <message>
        <source>How long they are kept</source>
        <translation>Yahifadhiwe kwa muda gani</translation>
    </message>
    <message>
        <source>Counts by hour stay, without names. So does who gave what.</source>
        <translation>Hesabu za kila saa hubaki, bila majina. Pia nani alitumia malipo gani.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Hifadhi</translation>
    </message>
    <message>
        <source>&amp;Forget all of them</source>
        <translation>&amp;Sahau yote</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>&amp;Ghairi</translation>
    </message>
</context>
<context>
    <name>KeptPayments</name>
    <message>
        <source>Payments</source>
        <translation>Malipo</translation>
    </message>
    <message>
        <source>K2Desk forgets the payments that it asked for when it closes. You can keep those of this account for some days.</source>
        <translation>K2Desk husahau malipo iliyoyauliza inapofungwa. Unaweza kuhifadhi ya akaunti hii kwa siku kadhaa.</translation>
    </message>
    <message>
        <source>Kee&amp;p payments…</source>
        <translation>&amp;Chagua malipo ya kuhifadhi…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Ctrl+, (comma)</source>
        <translation>Ctrl+, (koma)</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Usajili mpya</translation>
    </message>
    <message>
        <source>Check the chosen rows, or all</source>
        <translation>Kagua mistari iliyochaguliwa, au yote</translation>
    </message>
    <message>
        <source>Ready to open?</source>
        <translation>Tayari kufungua?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tafuta</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Mipangilio</translation>
    </message>
    <message>
        <source>Open the details</source>
        <translation>Fungua maelezo</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>Ondoa kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Nakili mistari iliyochaguliwa</translation>
    </message>
    <message>
        <source>Choose all rows</source>
        <translation>Chagua mistari yote</translation>
    </message>
    <message>
        <source>What can be done with a row</source>
        <translation>Yanayoweza kufanywa na mstari</translation>
    </message>
    <message>
        <source>Close or go back</source>
        <translation>Funga au rudi</translation>
    </message>
    <message>
        <source>The menu of the program</source>
        <translation>Menyu ya programu</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>Badilisha lugha</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>Msaada huu</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Ondoka</translation>
    </message>
    <message>
        <source>Arrows, Home, End, Page Up, Page Down</source>
        <translation>Mishale, Home, End, Page Up, Page Down</translation>
    </message>
    <message>
        <source>Letters and digits</source>
        <translation>Herufi na tarakimu</translation>
    </message>
    <message>
        <source>Alt and an underlined letter</source>
        <translation>Alt na herufi iliyopigiwa mstari</translation>
    </message>
    <message>
        <source>Press that button, or go to that field</source>
        <translation>Bonyeza kitufe hicho, au nenda kwenye sehemu hiyo</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>Go to the next control or the one before</source>
        <translation>Nenda kwenye kinachofuata au kilichotangulia</translation>
    </message>
    <message>
        <source>The pages of the side bar</source>
        <translation>Kurasa za upande wa kushoto</translation>
    </message>
    <message>
        <source>Move in the list; hold Shift to choose more rows</source>
        <translation>Sogea kwenye orodha; shika Shift ili kuchagua mistari zaidi</translation>
    </message>
    <message>
        <source>Jump to the row that starts with what you type</source>
        <translation>Nenda kwenye mstari unaoanza na unachoandika</translation>
    </message>
    <message>
        <source>Add one I already have</source>
        <translation>Ongeza nilio nao</translation>
    </message>
    <message>
        <source>Put back what you removed</source>
        <translation>Rudisha ulichoondoa</translation>
    </message>
    <message>
        <source>The menu of accounts</source>
        <translation>Menyu ya akaunti</translation>
    </message>
    <message>
        <source>Your accounts, in the order of their menu</source>
        <translation>Akaunti zako, kwa mpangilio wa menyu yake</translation>
    </message>
</context>
<context>
    <name>KeysAndSafety</name>
    <message>
        <source>Keys and safety</source>
        <translation>Funguo na usalama</translation>
    </message>
    <message>
        <source>Keys in this computer’s password store</source>
        <translation>Funguo ziko kwenye hifadhi ya nywila ya kompyuta hii</translation>
    </message>
    <message>
        <source>No keys on this computer</source>
        <translation>Hakuna funguo kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>K2Desk can’t see into the password store now</source>
        <translation>K2Desk haiwezi kuona ndani ya hifadhi ya nywila sasa</translation>
    </message>
    <message>
        <source>Replace keys…</source>
        <translation>Badilisha funguo…</translation>
    </message>
    <message>
        <source>Forget keys…</source>
        <translation>Sahau funguo…</translation>
    </message>
    <message>
        <source>New keys for {name}</source>
        <translation>Funguo mpya za {name}</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Zihifadhi</translation>
    </message>
    <message>
        <source>&amp;Forget the keys of {name}</source>
        <translation>Sahau &amp;funguo za {name}</translation>
    </message>
    <message>
        <source>K2Desk forgets these keys when it closes</source>
        <translation>K2Desk itasahau funguo hizi ikifungwa</translation>
    </message>
    <message>
        <source>Pretend keys, new at each start</source>
        <translation>Funguo za mazoezi, mpya kila K2Desk ikianza</translation>
    </message>
    <message>
        <source>Your list stays, and Kopo Kopo goes on sending. You can’t check or create anything until you paste the keys again.</source>
        <translation>Orodha yako inabaki, na Kopo Kopo inaendelea kutuma. Huwezi kukagua wala kuunda chochote hadi ubandike funguo tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo also ended the sign-in.</source>
        <translation>Kopo Kopo pia imekatisha kuingia.</translation>
    </message>
    <message>
        <source>K2Desk could not tell Kopo Kopo. The sign-in ends within an hour.</source>
        <translation>K2Desk haikuweza kuiarifu Kopo Kopo. Kuingia kutaisha ndani ya saa moja.</translation>
    </message>
    <message>
        <source>The password store did not answer, so the keys may still be here. Unlock it, then choose “Forget keys…” again.</source>
        <translation>Hifadhi ya nywila haikujibu, hivyo huenda funguo bado zipo. Ifungue, kisha chagua “Sahau funguo…” tena.</translation>
    </message>
    <message>
        <source>Put practice right…</source>
        <translation>Rekebisha mazoezi…</translation>
    </message>
    <message>
        <source>Code for m&amp;y developer…</source>
        <translation>Ms&amp;imbo kwa mtaalamu…</translation>
    </message>
    <message>
        <source>Chan&amp;ge my accounts: name, order, remove…</source>
        <translation>Akaunti zangu: zina&amp;vyoitwa, mpangilio, ondoa…</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Kamwe</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>Baada ya dakika %n</numerusform>
            <numerusform>Baada ya dakika %n</numerusform>
        </translation>
    </message>
    <message>
        <source>To see your list again, your computer asks for the password of its password store.</source>
        <translation>Ili uone orodha yako tena, kompyuta yako huomba nywila ya hifadhi yake ya nywila.</translation>
    </message>
    <message>
        <source>This computer has no password store to ask. One press shows your list again.</source>
        <translation>Kompyuta hii haina hifadhi ya nywila ya kuuliza. Bonyeza mara moja uone orodha yako tena.</translation>
    </message>
    <message>
        <source>&amp;Just cover it now</source>
        <translation>Funika &amp;yote sasa</translation>
    </message>
    <message>
        <source>Cover K2Desk after a &amp;quiet time</source>
        <translation>Funika K2Desk &amp;wakati haitumiki</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Hello. I am setting up payment alerts for our tills in K2Desk. It needs our Kopo Kopo keys, and only the Administrator can see them. Please sign in to Kopo Kopo and open the settings for developers. Bring me the Client ID, the Client secret and the API key, or paste them here yourself. They are as good as a password, so please do not send them to a group. Thank you.</source>
        <translation>Habari. Ninaweka arifa za malipo za till zetu kwenye K2Desk. Inahitaji funguo zetu za Kopo Kopo, na Administrator pekee ndiye anayeweza kuziona. Tafadhali ingia Kopo Kopo na ufungue mipangilio ya watengenezaji programu. Niletee Client ID, Client secret na API key, au uje uzibandike hapa mwenyewe. Zina nguvu kama nywila, hivyo tafadhali usizitume kwenye kikundi. Asante.</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>Only you see these words. Kopo Kopo and your website do not get them.</source>
        <translation>Ni wewe tu unayeona maneno haya. Kopo Kopo na tovuti yako hawayapati.</translation>
    </message>
    <message>
        <source>Name and note</source>
        <translation>Jina na maelezo</translation>
    </message>
    <message>
        <source>&amp;Name of the web address</source>
        <translation>&amp;Jina la anwani ya tovuti</translation>
    </message>
    <message>
        <source>For example POS Westlands, for {host}</source>
        <translation>Kwa mfano POS Westlands, kwa {host}</translation>
    </message>
    <message>
        <source>N&amp;ote about this subscription</source>
        <translation>&amp;Maelezo kuhusu usajili huu</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Hifadhi</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>&amp;Ghairi</translation>
    </message>
</context>
<context>
    <name>LaterDialog</name>
    <message>
        <source>Who sees to it?</source>
        <translation>Nani anashughulikia?</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Ahirisha</translation>
    </message>
    <message>
        <source>It stays in the list, but nothing rings until then. If it gets worse, it is back at once.</source>
        <translation>Linabaki kwenye orodha, lakini hakuna arifa hadi wakati huo. Likizidi, linarudi mara moja.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Jina</translation>
    </message>
    <message>
        <source>Day and time of the reminder</source>
        <translation>Siku na saa ya kukumbushwa</translation>
    </message>
    <message>
        <source>At another time</source>
        <translation>Wakati mwingine</translation>
    </message>
    <message>
        <source>&amp;Remind me</source>
        <translation>&amp;Nikumbushe</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Nikumbushe</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Hifadhi</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>In an hour, at {time}</source>
        <translation>Baada ya saa moja, saa {time}</translation>
    </message>
    <message>
        <source>Tomorrow at {time}</source>
        <translation>Kesho saa {time}</translation>
    </message>
    <message>
        <source>On Monday at {time}</source>
        <translation>Jumatatu saa {time}</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Andika jina.</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Hello. Kopo Kopo sends our payment alerts to our web address. K2Desk checks it for us.</source>
        <translation>Habari. Kopo Kopo hutuma arifa zetu za malipo kwenye anwani yetu ya tovuti. K2Desk huikagua kwa ajili yetu.</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo. We look after our payment alerts with K2Desk.</source>
        <translation>Habari Kopo Kopo. Tunasimamia arifa zetu za malipo kwa K2Desk.</translation>
    </message>
    <message>
        <source>Hello. On our computer we use K2Desk for payment alerts.</source>
        <translation>Habari. Kwenye kompyuta yetu tunatumia K2Desk kwa arifa za malipo.</translation>
    </message>
    <message>
        <source>Please fix it and tell me when it is done.</source>
        <translation>Tafadhali rekebisha, kisha unijulishe ikiwa tayari.</translation>
    </message>
    <message>
        <source>Please look into it and tell us what to do.</source>
        <translation>Tafadhali iangalieni, mtuambie la kufanya.</translation>
    </message>
    <message>
        <source>Please help me to fix it.</source>
        <translation>Tafadhali nisaidie kuirekebisha.</translation>
    </message>
    <message>
        <source>K2Desk says: “{said}”</source>
        <translation>K2Desk inasema: “{said}”</translation>
    </message>
    <message>
        <source>Hello. Kopo Kopo can tell our website about each payment.</source>
        <translation>Habari. Kopo Kopo inaweza kuiarifu tovuti yetu kuhusu kila malipo.</translation>
    </message>
    <message>
        <source>Please send me the web address for these alerts.</source>
        <translation>Tafadhali nitumie anwani ya tovuti ya arifa hizi.</translation>
    </message>
    <message>
        <source>It must start with https:// and work from anywhere on the internet, without a sign-in.</source>
        <translation>Lazima ianze na https:// na ifikike kutoka popote kwenye intaneti, bila kuingia.</translation>
    </message>
    <message>
        <source>The address: {address}</source>
        <translation>Anwani: {address}</translation>
    </message>
    <message>
        <source>It is for: {what}</source>
        <translation>Ni ya: {what}</translation>
    </message>
    <message>
        <source>{what} and {n} more</source>
        <translation>{what} na nyingine {n}</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo. We asked you for a subscription and got no clear answer.</source>
        <translation>Habari Kopo Kopo. Tuliomba usajili wa arifa lakini hatukupata jibu la wazi.</translation>
    </message>
    <message>
        <source>Was it made? If so, please send us its ID. If not, please tell us.</source>
        <translation>Je, uliundwa? Kama ndiyo, tafadhali tutumieni ID yake. Kama sivyo, tafadhali tuambieni.</translation>
    </message>
    <message>
        <source>When: {when}</source>
        <translation>Saa: {when}</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo, please end these {n} webhook subscriptions. We replaced them on {day}.</source>
        <translation>Habari Kopo Kopo, tafadhali simamisha webhook subscriptions hizi {n}: zilibadilishwa na mpya tarehe {day}.</translation>
    </message>
    <message>
        <source>These payments came, but their alerts did not reach our list:</source>
        <translation>Malipo haya yalifika, lakini arifa zake hazikufika kwenye orodha yetu:</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>na mengine {n}</translation>
    </message>
    <message>
        <source>They should have come to: {address}</source>
        <translation>Zilipaswa kufika kwenye: {address}</translation>
    </message>
    <message>
        <source>No web address is set up for these alerts yet.</source>
        <translation>Bado hakuna anwani ya tovuti iliyowekwa kwa arifa hizi.</translation>
    </message>
    <message>
        <source>Times are Kenyan. Please look whether your system got them, and tell me.</source>
        <translation>Saa ni za Kenya. Tafadhali angalia kama mfumo wako ulizipata, uniambie.</translation>
    </message>
</context>
<context>
    <name>ListFile</name>
    <message>
        <source>At Kopo Kopo</source>
        <translation>Kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation>Tuambie wakati</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tukio</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Unahusu</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Jina</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Hutumwa kwa</translation>
    </message>
    <message>
        <source>Your server</source>
        <translation>Seva yako</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Umekaguliwa</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Uliundwa</translation>
    </message>
    <message>
        <source>Kopo Kopo ID</source>
        <translation>ID ya Kopo Kopo</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Kwa</translation>
    </message>
    <message>
        <source>Name of the address</source>
        <translation>Jina la anwani</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Maelezo</translation>
    </message>
</context>
<context>
    <name>ListenCard</name>
    <message>
        <source>Listen on this computer</source>
        <translation>Pokea kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Nakili anwani</translation>
    </message>
    <message>
        <source>Stop liste&amp;ning</source>
        <translation>&amp;Acha kupokea</translation>
    </message>
    <message>
        <source>Listen &amp;on this computer</source>
        <translation>Pokea kwenye kompyuta &amp;hii</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>For your developer: a link (such as a tunnel) can bring alerts here, so that you can watch them.</source>
        <translation>Kwa mtaalamu wako: kiungo (kwa mfano tunnel) kinaweza kuleta arifa hapa, ambapo unaweza kuzitazama.</translation>
    </message>
    <message>
        <source>Also for other computers on this network</source>
        <translation>Pia kwa kompyuta nyingine za mtandao huu</translation>
    </message>
    <message>
        <source>Anyone on this network can then send messages here. Use this at home, not in a café.</source>
        <translation>Mtu yeyote kwenye mtandao huu ataweza kutuma ujumbe hapa. Itumie nyumbani, si kwenye mkahawa.</translation>
    </message>
</context>
<context>
    <name>LiveQuestion</name>
    <message>
        <source>Send a sample alert</source>
        <translation>Tuma arifa ya mfano</translation>
    </message>
    <message>
        <source>Your POS might record this as a sale of KES 1. Go on?</source>
        <translation>POS yako inaweza kurekodi hii kama mauzo ya KES 1. Ungependa kuendelea?</translation>
    </message>
    <message>
        <source>&amp;Send the sample</source>
        <translation>&amp;Tuma mfano</translation>
    </message>
    <message>
        <source>This account is LIVE. The reference of the sample begins with K2DESK, so that you can find it.</source>
        <translation>Akaunti hii ni ya PESA HALISI. Kumbukumbu ya arifa ya mfano inaanza na K2DESK, ili uweze kuipata.</translation>
    </message>
    <message>
        <source>&amp;Don’t send</source>
        <translation>&amp;Usitume</translation>
    </message>
</context>
<context>
    <name>MainMenuButton</name>
    <message>
        <source>Menu</source>
        <translation>Menyu</translation>
    </message>
    <message>
        <source>&amp;New subscription</source>
        <translation>&amp;Usajili mpya</translation>
    </message>
    <message>
        <source>&amp;Check all now</source>
        <translation>&amp;Kagua wote sasa</translation>
    </message>
    <message>
        <source>&amp;Ready to open?</source>
        <translation>Ta&amp;yari kufungua?</translation>
    </message>
    <message>
        <source>S&amp;earch</source>
        <translation>&amp;Tafuta</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Nenda kwenye</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>&amp;Mipangilio</translation>
    </message>
    <message>
        <source>Kiswahili &amp;or English</source>
        <translation>Kiswahili au &amp;English</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Msaa&amp;da</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>Ki&amp;bodi</translation>
    </message>
    <message>
        <source>&amp;Save a report for support…</source>
        <translation>&amp;Hifadhi ripoti ya msaada…</translation>
    </message>
    <message>
        <source>&amp;About K2Desk</source>
        <translation>Kuhu&amp;su K2Desk</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Ondoka</translation>
    </message>
    <message>
        <source>Go &amp;live…</source>
        <translation>&amp;Pesa halisi…</translation>
    </message>
    <message>
        <source>&amp;First steps in practice</source>
        <translation>Hatua za k&amp;wanza za mazoezi</translation>
    </message>
    <message>
        <source>Add one &amp;I already have</source>
        <translation>Ongeza n&amp;ilio nao</translation>
    </message>
    <message>
        <source>Hand o&amp;ver to another computer…</source>
        <translation>K&amp;abidhi kwa kompyuta nyingine…</translation>
    </message>
    <message>
        <source>Open a han&amp;d-over file…</source>
        <translation>Fun&amp;gua faili ya makabidhiano…</translation>
    </message>
    <message>
        <source>Sheet for the &amp;wall…</source>
        <translation>Ka&amp;ratasi ya ukutani…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>K2Desk</source>
        <translation>K2Desk</translation>
    </message>
    <message>
        <source>Save the list elsewhere</source>
        <translation>Hifadhi orodha mahali pengine</translation>
    </message>
</context>
<context>
    <name>Many</name>
    <message>
        <source>Will be created</source>
        <translation>Utaundwa</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Umeachwa</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Unasubiri</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Inatuma…</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Umeundwa</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Hatuna uhakika</translation>
    </message>
    <message>
        <source>Not created</source>
        <translation>Haujaundwa</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Haujatumwa</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Nakili</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Nakili ujumbe</translation>
    </message>
    <message>
        <source>Tell the person who can fix it</source>
        <translation>Mwambie anayeweza kurekebisha</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Try again</source>
        <translation>Jaribu tena</translation>
    </message>
    <message>
        <source>Use Sandbox</source>
        <translation>Tumia Majaribio (Sandbox)</translation>
    </message>
    <message>
        <source>Use Live</source>
        <translation>Tumia Pesa halisi (Live)</translation>
    </message>
    <message>
        <source>Save keys</source>
        <translation>Hifadhi funguo</translation>
    </message>
    <message>
        <source>Choose what to do</source>
        <translation>Chagua la kufanya</translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation>Uunde tena</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <translation>Rekebisha na utume tena</translation>
    </message>
    <message>
        <source>Send it now</source>
        <translation>Utume sasa</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Linganisha</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Uache</translation>
    </message>
    <message>
        <source>Make it anyway</source>
        <translation>Uunde hata hivyo</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Fungua Mipangilio</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Kagua wote sasa</translation>
    </message>
    <message>
        <source>Copy message for website person</source>
        <translation>Nakili ujumbe kwa mtaalamu</translation>
    </message>
    <message>
        <source>Copy message for Kopo Kopo</source>
        <translation>Nakili ujumbe kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Copy message for computer person</source>
        <translation>Nakili ujumbe kwa msimamizi</translation>
    </message>
    <message>
        <source>No internet.</source>
        <translation>Hakuna intaneti.</translation>
    </message>
    <message>
        <source>K2Desk could not reach the internet. Your alerts at Kopo Kopo are not affected. Check Wi-Fi or data bundle, then choose Try again.</source>
        <translation>K2Desk haikuweza kufikia intaneti. Arifa zako kwa Kopo Kopo haziathiriki. Angalia Wi-Fi au bando, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo is not answering.</source>
        <translation>Kopo Kopo haijibu.</translation>
    </message>
    <message>
        <source>The internet works, but Kopo Kopo did not answer properly. Wait a few minutes and try again. If it lasts an hour, contact Kopo Kopo.</source>
        <translation>Intaneti inafanya kazi, lakini Kopo Kopo haikujibu ipasavyo. Subiri dakika chache ujaribu tena. Ikiendelea kwa saa moja, wasiliana na Kopo Kopo.</translation>
    </message>
    <message>
        <source>This is taking too long.</source>
        <translation>Inachukua muda mrefu.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer within {s} seconds. Nothing was changed. Try again.</source>
        <translation>Kopo Kopo haikujibu ndani ya sekunde {s}. Hakuna kilichobadilishwa. Jaribu tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not accept your keys.</source>
        <translation>Kopo Kopo haikukubali funguo zako.</translation>
    </message>
    <message>
        <source>The Client ID or Client secret is wrong, or was replaced. Copy both again from your Kopo Kopo page and paste them here.</source>
        <translation>Client ID au Client secret si sahihi, au imebadilishwa. Nakili zote mbili tena kutoka ukurasa wako wa Kopo Kopo, uzibandike hapa.</translation>
    </message>
    <message>
        <source>These keys are for Sandbox, not Live.</source>
        <translation>Funguo hizi ni za Majaribio (Sandbox), si za Pesa halisi (Live).</translation>
    </message>
    <message>
        <source>Choose Sandbox, or paste your Live keys.</source>
        <translation>Chagua Majaribio, au bandika funguo zako za Pesa halisi.</translation>
    </message>
    <message>
        <source>These keys are for Live, not Sandbox.</source>
        <translation>Funguo hizi ni za Pesa halisi (Live), si za Majaribio (Sandbox).</translation>
    </message>
    <message>
        <source>Choose Live, or paste your Sandbox keys.</source>
        <translation>Chagua Pesa halisi, au bandika funguo zako za Majaribio.</translation>
    </message>
    <message>
        <source>You were signed out.</source>
        <translation>Muda wako wa kuingia umeisha.</translation>
    </message>
    <message>
        <source>Your keys are not allowed to do this.</source>
        <translation>Funguo zako haziruhusiwi kufanya hivi.</translation>
    </message>
    <message>
        <source>Kopo Kopo knows your keys but refused this action. Ask Kopo Kopo support to check what your account may do.</source>
        <translation>Kopo Kopo inatambua funguo zako lakini imekataa kitendo hiki. Omba huduma kwa wateja ya Kopo Kopo ikague ruhusa za akaunti yako.</translation>
    </message>
    <message>
        <source>Kopo Kopo does not know this till for your account.</source>
        <translation>Kopo Kopo haitambui till hii kwenye akaunti yako.</translation>
    </message>
    <message>
        <source>Check the number on your till sticker. In Sandbox, use a sandbox till number.</source>
        <translation>Angalia nambari kwenye kibandiko cha till. Ukiwa kwenye Majaribio, tumia nambari ya till ya majaribio.</translation>
    </message>
    <message>
        <source>Enter the till number.</source>
        <translation>Weka nambari ya till.</translation>
    </message>
    <message>
        <source>Till numbers are usually 5 to 8 digits, for example 555123. Some start with K. {till} looks different; you can still continue.</source>
        <translation>Kwa kawaida nambari ya till ina tarakimu 5 hadi 8, mfano 555123. Nyingine huanza na K. {till} inaonekana tofauti; bado unaweza kuendelea.</translation>
    </message>
    <message>
        <source>Till numbers are usually 5 to 8 digits, for example 555123. Some start with K.</source>
        <translation>Kwa kawaida nambari ya till ina tarakimu 5 hadi 8, mfano 555123. Nyingine huanza na K.</translation>
    </message>
    <message>
        <source>The address must start with https://.</source>
        <translation>Anwani lazima ianze na https://.</translation>
    </message>
    <message>
        <source>Kopo Kopo sends only to secure addresses. Ask your website person for the https address.</source>
        <translation>Kopo Kopo hutuma kwa anwani salama pekee. Muulize mtaalamu wa tovuti yako anwani ya https.</translation>
    </message>
    <message>
        <source>Kopo Kopo cannot reach this address.</source>
        <translation>Kopo Kopo haiwezi kufikia anwani hii.</translation>
    </message>
    <message>
        <source>It works only inside your shop or computer. Use an address that works from anywhere on the internet.</source>
        <translation>Inafanya kazi ndani ya duka au kompyuta yako tu. Tumia anwani inayofikika kutoka popote kwenye intaneti.</translation>
    </message>
    <message>
        <source>{name} is for tests, not for real money.</source>
        <translation>{name} ni ya majaribio, si ya pesa halisi.</translation>
    </message>
    <message>
        <source>{host} stops when your developer’s computer stops. Real alerts would be lost. Use the address of your own website.</source>
        <translation>{host} huzimika kompyuta ya fundi wako ikizimwa. Arifa halisi zingepotea. Tumia anwani ya tovuti yako mwenyewe.</translation>
    </message>
    <message>
        <source>Others could read your customers’ payments there. Your shop would get no alert. Use the address of your own website.</source>
        <translation>Wengine wangeweza kusoma malipo ya wateja wako huko. Duka lako lisingepata arifa. Tumia anwani ya tovuti yako mwenyewe.</translation>
    </message>
    <message>
        <source>We are not sure if the subscription was made.</source>
        <translation>Hatuna uhakika kama usajili umeundwa.</translation>
    </message>
    <message>
        <source>No clear answer came back after sending. Do not make it again yet: you could get every alert twice. Look in Kopo Kopo’s own web app first, then choose what to do.</source>
        <translation>Hakuna jibu la wazi lililorudi baada ya kutuma. Usiuunde tena kwa sasa: unaweza kupata kila arifa mara mbili. Angalia kwanza tovuti ya Kopo Kopo yenyewe, kisha uchague la kufanya.</translation>
    </message>
    <message>
        <source>You already have this subscription.</source>
        <translation>Tayari una usajili huu.</translation>
    </message>
    <message>
        <source>Same event, till and address, made on {date}. A second one may send everything twice. Make it anyway?</source>
        <translation>Tukio, till na anwani ni zilezile; uliundwa {date}. Wa pili unaweza kutuma kila kitu mara mbili. Uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>Kopo Kopo can no longer find this subscription.</source>
        <translation>Kopo Kopo haiupati tena usajili huu.</translation>
    </message>
    <message>
        <source>It may have been removed, or it belongs to other keys. Check that you use the right keys; otherwise create it again.</source>
        <translation>Huenda uliondolewa, au ni wa funguo nyingine. Hakikisha unatumia funguo sahihi; la sivyo, uuunde tena.</translation>
    </message>
    <message>
        <source>This computer’s password store is closed.</source>
        <translation>Hifadhi ya nywila ya kompyuta hii imefungwa.</translation>
    </message>
    <message>
        <source>Your keys will be kept only until you close K2Desk. Unlock the store, then choose Save keys.</source>
        <translation>Funguo zako zitahifadhiwa hadi ufunge K2Desk tu. Fungua hifadhi hiyo, kisha chagua Hifadhi funguo.</translation>
    </message>
    <message>
        <source>K2Desk could not save your list.</source>
        <translation>K2Desk haikuweza kuhifadhi orodha yako.</translation>
    </message>
    <message>
        <source>Your computer’s date is wrong.</source>
        <translation>Tarehe ya kompyuta yako si sahihi.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s secure connection cannot be checked with this date. Set the date and time, then choose Try again.</source>
        <translation>Muunganisho salama wa Kopo Kopo hauwezi kukaguliwa kwa tarehe hii. Rekebisha tarehe na saa, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo asks us to slow down.</source>
        <translation>Kopo Kopo inaomba tupunguze kasi.</translation>
    </message>
    <message>
        <source>Nothing is wrong, and nothing was changed. Wait {s} seconds, then try again.</source>
        <translation>Hakuna tatizo, na hakuna kilichobadilika. Subiri sekunde {s}, kisha jaribu tena.</translation>
    </message>
    <message>
        <source>Your Wi-Fi wants you to sign in first.</source>
        <translation>Wi-Fi yako inataka uingie kwanza.</translation>
    </message>
    <message>
        <source>Another page answered in place of Kopo Kopo. Open your browser, sign in to the Wi-Fi, then choose Try again.</source>
        <translation>Ukurasa mwingine ulijibu badala ya Kopo Kopo. Fungua kivinjari, ingia kwenye Wi-Fi, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s address has moved.</source>
        <translation>Anwani ya Kopo Kopo imehama.</translation>
    </message>
    <message>
        <source>K2Desk sends your keys only to the address that it knows. Look for a newer K2Desk, or ask Kopo Kopo.</source>
        <translation>K2Desk hutuma funguo zako kwa anwani inayoijua pekee. Tafuta K2Desk mpya, au uliza Kopo Kopo.</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Jambo lisilotarajiwa limetokea.</translation>
    </message>
    <message>
        <source>Kopo Kopo is busy.</source>
        <translation>Kopo Kopo ina shughuli nyingi.</translation>
    </message>
    <message>
        <source>The subscription was not made. Try again in a minute.</source>
        <translation>Usajili haujaundwa. Jaribu tena baada ya dakika moja.</translation>
    </message>
    <message>
        <source>Kopo Kopo refused this subscription.</source>
        <translation>Kopo Kopo imekataa usajili huu.</translation>
    </message>
    <message>
        <source>This network wants a password of its own.</source>
        <translation>Mtandao huu unahitaji nywila yake.</translation>
    </message>
    <message>
        <source>Kopo Kopo was not reached. Ask the person who looks after your network, then choose Try again.</source>
        <translation>Kopo Kopo haikufikiwa. Muulize anayesimamia mtandao wako, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Enter the web address.</source>
        <translation>Weka anwani ya tovuti.</translation>
    </message>
    <message>
        <source>Everyone who sees the address would see it too. Ask your website person for an address without it.</source>
        <translation>Kila anayeona anwani ataiona pia. Mwombe mtaalamu wa tovuti anwani isiyo nayo.</translation>
    </message>
    <message>
        <source>Choose what Kopo Kopo should tell you.</source>
        <translation>Chagua Kopo Kopo ikuarifu nini.</translation>
    </message>
    <message>
        <source>Pick one of the tiles above.</source>
        <translation>Chagua kimoja kati ya visanduku vilivyo hapo juu.</translation>
    </message>
    <message>
        <source>Enter the Client ID.</source>
        <translation>Weka Client ID.</translation>
    </message>
    <message>
        <source>Copy it from your Kopo Kopo page and paste it here.</source>
        <translation>Inakili kutoka ukurasa wako wa Kopo Kopo, uibandike hapa.</translation>
    </message>
    <message>
        <source>K2Desk is already open.</source>
        <translation>K2Desk tayari imefunguliwa.</translation>
    </message>
    <message>
        <source>Only one K2Desk can look after this list, so that nothing is sent twice. Use the window that is open.</source>
        <translation>K2Desk moja pekee inaweza kusimamia orodha hii, ili chochote kisitumwe mara mbili. Tumia dirisha lililo wazi.</translation>
    </message>
    <message>
        <source>Enter the Client secret.</source>
        <translation>Weka Client secret.</translation>
    </message>
    <message>
        <source>The file with your list is damaged.</source>
        <translation>Faili yenye orodha yako imeharibika.</translation>
    </message>
    <message>
        <source>This is not a complete web address.</source>
        <translation>Hii si anwani kamili ya tovuti.</translation>
    </message>
    <message>
        <source>It should look like https://shop.example.co.ke/paid.</source>
        <translation>Inapaswa kufanana na https://shop.example.co.ke/paid.</translation>
    </message>
    <message>
        <source>The settings file was damaged.</source>
        <translation>Faili ya mipangilio iliharibika.</translation>
    </message>
    <message>
        <source>This is not a subscription of this account.</source>
        <translation>Huu si usajili wa akaunti hii.</translation>
    </message>
    <message>
        <source>The connection to Kopo Kopo is not safe.</source>
        <translation>Muunganisho na Kopo Kopo si salama.</translation>
    </message>
    <message>
        <source>You already get this for all tills.</source>
        <translation>Tayari unaarifiwa hili kwa till zote.</translation>
    </message>
    <message>
        <source>This is a pretend address.</source>
        <translation>Hii ni anwani ya mazoezi.</translation>
    </message>
    <message>
        <source>Your computer’s clock is wrong.</source>
        <translation>Saa ya kompyuta yako si sahihi.</translation>
    </message>
    <message>
        <source>The keys of this account are not on this computer.</source>
        <translation>Funguo za akaunti hii hazipo kwenye kompyuta hii.</translation>
    </message>
    <message>
        <source>Nothing left this computer. Send it now, or correct it first.</source>
        <translation>Hakuna kilichotoka kwenye kompyuta hii. Utume sasa, au urekebishe kwanza.</translation>
    </message>
    <message>
        <source>Alerts follow what Kopo Kopo shows. Compare the two and choose.</source>
        <translation>Arifa hufuata kinachoonyeshwa na Kopo Kopo. Linganisha hizo mbili uchague.</translation>
    </message>
    <message>
        <source>Alerts may not be sent. Ask Kopo Kopo what it means.</source>
        <translation>Huenda arifa hazitumwi. Iulize Kopo Kopo maana yake.</translation>
    </message>
    <message>
        <source>Is {till} right?</source>
        <translation>Je, {till} ni sahihi?</translation>
    </message>
    <message>
        <source>These are too many at once: {n}.</source>
        <translation>Hizi ni nyingi mno kwa pamoja: {n}.</translation>
    </message>
    <message>
        <source>You already have all of these.</source>
        <translation>Tayari unao usajili huu wote.</translation>
    </message>
    <message>
        <source>Nothing was sent twice, and the rest waits. Check Wi-Fi, then choose Go on.</source>
        <translation>Hakuna kilichotumwa mara mbili, na uliobaki unasubiri. Angalia Wi-Fi, kisha chagua Endelea.</translation>
    </message>
    <message>
        <source>K2Desk is already open, but does not answer.</source>
        <translation>K2Desk tayari imefunguliwa, lakini haijibu.</translation>
    </message>
    <message>
        <source>This subscription is in your list already.</source>
        <translation>Usajili huu tayari uko kwenye orodha yako.</translation>
    </message>
    <message>
        <source>The address’s security certificate ended on {date}.</source>
        <translation>Cheti cha usalama cha anwani hii kiliisha tarehe {date}.</translation>
    </message>
    <message>
        <source>Payment alerts may not arrive. Ask your website person to renew it.</source>
        <translation>Huenda arifa za malipo zisifike. Mwombe mtaalamu wa tovuti akifanye upya.</translation>
    </message>
    <message>
        <source>The address’s security certificate is not complete.</source>
        <translation>Cheti cha usalama cha anwani hii hakijakamilika.</translation>
    </message>
    <message>
        <source>It may look fine in a browser, yet Kopo Kopo may refuse it. Send the details below to your website person.</source>
        <translation>Kinaweza kuonekana sawa kwenye kivinjari, lakini Kopo Kopo inaweza kukikataa. Mtumie mtaalamu wa tovuti maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>Your website answered, but this page does not take payment alerts.</source>
        <translation>Tovuti yako ilijibu, lakini ukurasa huu haupokei arifa za malipo.</translation>
    </message>
    <message>
        <source>Check the end of the address for a spelling mistake, or ask your website person.</source>
        <translation>Angalia kama mwisho wa anwani una kosa la tahajia, au muulize mtaalamu wa tovuti.</translation>
    </message>
    <message>
        <source>Your website had a problem with the sample alert.</source>
        <translation>Tovuti yako ilipata tatizo na arifa ya mfano.</translation>
    </message>
    <message>
        <source>It answered with an error after {t} seconds. Ask your website person to look at the time shown below.</source>
        <translation>Ilijibu kwa hitilafu baada ya sekunde {t}. Mwombe mtaalamu wa tovuti aangalie saa iliyoonyeshwa hapa chini.</translation>
    </message>
    <message>
        <source>The address’s security certificate is not valid before {date}.</source>
        <translation>Cheti cha usalama cha anwani hii hakitumiki kabla ya {date}.</translation>
    </message>
    <message>
        <source>Until then Kopo Kopo may refuse it. Ask your website person, and check the date of this computer.</source>
        <translation>Hadi hapo Kopo Kopo inaweza kukikataa. Muulize mtaalamu wa tovuti, na uangalie tarehe ya kompyuta hii.</translation>
    </message>
    <message>
        <source>The security certificate belongs to another name.</source>
        <translation>Cheti cha usalama ni cha jina lingine.</translation>
    </message>
    <message>
        <source>The security certificate ends in {days} days.</source>
        <translation>Cheti cha usalama kitaisha baada ya siku {days}.</translation>
    </message>
    <message>
        <source>The server’s secure connection is too old.</source>
        <translation>Muunganisho salama wa seva ni wa zamani mno.</translation>
    </message>
    <message>
        <source>Kopo Kopo may refuse to talk to it. Send the details below to your website person.</source>
        <translation>Kopo Kopo inaweza kukataa kuzungumza nayo. Mtumie mtaalamu wa tovuti maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>The connection to this address is not secure.</source>
        <translation>Muunganisho wa anwani hii si salama.</translation>
    </message>
    <message>
        <source>Something answers there, but it is no secure website. Ask your website person to switch on https for this address.</source>
        <translation>Kuna kinachojibu huko, lakini si tovuti salama. Mwombe mtaalamu wa tovuti awashe https kwa anwani hii.</translation>
    </message>
    <message>
        <source>Your website wants a sign-in first.</source>
        <translation>Tovuti yako inataka kuingia kwanza.</translation>
    </message>
    <message>
        <source>Your website refused the sample alert.</source>
        <translation>Tovuti yako ilikataa arifa ya mfano.</translation>
    </message>
    <message>
        <source>Your website answers slowly.</source>
        <translation>Tovuti yako inajibu polepole.</translation>
    </message>
    <message>
        <source>Your website took the sample alert and never answered.</source>
        <translation>Tovuti yako ilipokea arifa ya mfano lakini haikujibu kamwe.</translation>
    </message>
    <message>
        <source>Your system accepted a FAKE payment alert.</source>
        <translation>Mfumo wako ulikubali arifa BANDIA ya malipo.</translation>
    </message>
    <message>
        <source>Your website failed on a fake alert.</source>
        <translation>Tovuti yako ilishindwa na arifa bandia.</translation>
    </message>
    <message>
        <source>The API key is not on this computer.</source>
        <translation>API key haipo kwenye kompyuta hii.</translation>
    </message>
    <message>
        <source>The name in this address has letters that look like others.</source>
        <translation>Jina kwenye anwani hii lina herufi zinazofanana na nyingine.</translation>
    </message>
    <message>
        <source>This is far longer than any alert ({size}).</source>
        <translation>Hii ni ndefu kuliko arifa yoyote ({size}).</translation>
    </message>
    <message>
        <source>It is not what Kopo Kopo sent. Copy only the body of one message.</source>
        <translation>Si kile kilichotumwa na Kopo Kopo. Nakili mwili wa ujumbe mmoja tu.</translation>
    </message>
    <message>
        <source>This is not readable text.</source>
        <translation>Haya si maandishi yanayosomeka.</translation>
    </message>
    <message>
        <source>Nothing else changed. Choose another folder, or free some space.</source>
        <translation>Hakuna kingine kilichobadilika. Chagua folda nyingine, au ongeza nafasi.</translation>
    </message>
    <message>
        <source>Nothing was checked. Choose another file, or paste the body.</source>
        <translation>Hakuna kilichokaguliwa. Chagua faili nyingine, au bandika mwili wa ujumbe.</translation>
    </message>
    <message>
        <source>Another program may use the same port ({port}). Choose another number, then start again.</source>
        <translation>Huenda programu nyingine inatumia port ileile ({port}). Chagua nambari nyingine, kisha uanze tena.</translation>
    </message>
    <message>
        <source>This network uses a proxy.</source>
        <translation>Mtandao huu unatumia proksi.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Hifadhi ripoti</translation>
    </message>
    <message>
        <source>The disk is full or failing. Nothing at Kopo Kopo changed. Free some space, then try again.</source>
        <translation>Diski imejaa au ina hitilafu. Hakuna kilichobadilika kwa Kopo Kopo. Ongeza nafasi, kisha ujaribu tena.</translation>
    </message>
    <message>
        <source>K2Desk did not make this change.</source>
        <translation>K2Desk haikufanya badiliko hili.</translation>
    </message>
    <message>
        <source>It can’t write its second record of your list, so it sent nothing. Your list is as it was. Free some space on this computer, then try again.</source>
        <translation>Haiwezi kuandika rekodi yake ya pili ya orodha yako, hivyo haikutuma chochote. Orodha yako iko kama ilivyokuwa. Ongeza nafasi kwenye kompyuta hii, kisha jaribu tena.</translation>
    </message>
    <message>
        <source>Another program is using the file with your list.</source>
        <translation>Programu nyingine inatumia faili yenye orodha yako.</translation>
    </message>
    <message>
        <source>Your list can’t be saved there. Nothing at Kopo Kopo changed. Ask the person who looks after this computer, then try again.</source>
        <translation>Orodha yako haiwezi kuhifadhiwa hapo. Hakuna kilichobadilika kwa Kopo Kopo. Muulize anayesimamia kompyuta hii, kisha ujaribu tena.</translation>
    </message>
    <message>
        <source>K2Desk did not change it. Your alerts at Kopo Kopo are not affected. Choose how to go on.</source>
        <translation>Imeachwa kama ilivyo. Arifa zako kwenye Kopo Kopo hazijaathirika. Chagua namna ya kuendelea.</translation>
    </message>
    <message>
        <source>Your list is missing.</source>
        <translation>Orodha yako haipo.</translation>
    </message>
    <message>
        <source>The file is not where it was. Your alerts at Kopo Kopo are not affected. Put it back, then try again, or begin with an empty list.</source>
        <translation>Faili haipo mahali ilipokuwa. Arifa zako kwa Kopo Kopo haziathiriki. Irudishe kisha ujaribu tena, au anza na orodha tupu.</translation>
    </message>
    <message>
        <source>The file is not where it was. Your alerts at Kopo Kopo are not affected. Choose how to go on.</source>
        <translation>Faili haipo mahali ilipokuwa. Arifa zako kwenye Kopo Kopo hazijaathirika. Chagua namna ya kuendelea.</translation>
    </message>
    <message>
        <source>You begin with an empty list.</source>
        <translation>Unaanza na orodha tupu.</translation>
    </message>
    <message>
        <source>The settings file was missing.</source>
        <translation>Faili ya mipangilio haikuwepo.</translation>
    </message>
    <message>
        <source>K2Desk could not save your settings.</source>
        <translation>K2Desk haikuweza kuhifadhi mipangilio yako.</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>Mipangilio ya mtandao</translation>
    </message>
    <message>
        <source>Kopo Kopo refused the sign-in.</source>
        <translation>Kopo Kopo imekataa kuingia.</translation>
    </message>
    <message>
        <source>It did not say that your keys are wrong. Wait a few minutes and try again. If it lasts an hour, send the details below to Kopo Kopo.</source>
        <translation>Haikusema kuwa funguo zako si sahihi. Subiri dakika chache ujaribu tena. Ikiendelea kwa saa moja, itumie Kopo Kopo maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>Kopo Kopo does not say whether this is Active.</source>
        <translation>Kopo Kopo haisemi kama huu umewashwa.</translation>
    </message>
    <message>
        <source>Alerts may not be sent. Check again later, or ask Kopo Kopo.</source>
        <translation>Huenda arifa zisitumwe. Kagua tena baadaye, au uliza Kopo Kopo.</translation>
    </message>
    <message>
        <source>It is one till</source>
        <translation>Ni till moja</translation>
    </message>
    <message>
        <source>Is {till} one till?</source>
        <translation>Je, {till} ni till moja?</translation>
    </message>
    <message>
        <source>A changed file would have sent your keys somewhere else, so K2Desk did not send them. Your list is safe. Paste the keys again in Settings.</source>
        <translation>Faili iliyobadilishwa ingetuma funguo zako mahali pengine, kwa hiyo K2Desk haikuzituma. Orodha yako iko salama. Bandika funguo tena kwenye Mipangilio.</translation>
    </message>
    <message>
        <source>These keys belong to another Kopo Kopo.</source>
        <translation>Funguo hizi ni za Kopo Kopo nyingine.</translation>
    </message>
    <message>
        <source>This is a key, not a till number.</source>
        <translation>Huu ni ufunguo, si nambari ya till.</translation>
    </message>
    <message>
        <source>This is a key, not a name.</source>
        <translation>Huu ni ufunguo, si jina.</translation>
    </message>
    <message>
        <source>There is a key in this web address.</source>
        <translation>Kuna ufunguo ndani ya anwani hii ya tovuti.</translation>
    </message>
    <message>
        <source>Your whole business has the same event and address. Adding one till would send each of its payments twice. Make it anyway?</source>
        <translation>Biashara yako nzima ina tukio na anwani hiyo hiyo. Kuongeza till moja kutatuma kila malipo yake mara mbili. Uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>{n} of your tills have this already.</source>
        <translation>Till zako {n} tayari zina usajili huu.</translation>
    </message>
    <message>
        <source>Same event and address: {tills}. The whole business would send each of their payments twice. Make it anyway?</source>
        <translation>Tukio na anwani ni zilezile: {tills}. Biashara nzima itatuma kila malipo yao mara mbili. Uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>One of your tills has this already.</source>
        <translation>Till yako moja tayari ina usajili huu.</translation>
    </message>
    <message>
        <source>Same event and address: {tills}. The whole business would send each of its payments twice. Make it anyway?</source>
        <translation>Tukio na anwani ni zilezile: {tills}. Biashara nzima itatuma kila malipo yake mara mbili. Uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>You have this at almost the same address.</source>
        <translation>Una usajili huu kwenye anwani inayokaribia kufanana.</translation>
    </message>
    <message>
        <source>A page for people answered.</source>
        <translation>Ukurasa wa watu ndio uliojibu.</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Acha kupokea</translation>
    </message>
    <message>
        <source>{came} messages that were not genuine came in a minute.</source>
        <translation>Ujumbe {came} ambao si halisi ulifika kwa dakika moja.</translation>
    </message>
    <message>
        <source>K2Desk kept {kept} of them and counted the others. Genuine alerts still come in. If you don’t know who sends these, stop listening.</source>
        <translation>K2Desk ilihifadhi {kept} na kuhesabu mwingine. Arifa halisi bado zinaingia. Ikiwa hujui ni nani anautuma, acha kupokea.</translation>
    </message>
    <message>
        <source>{came} messages came in a minute.</source>
        <translation>Ujumbe {came} ulifika kwa dakika moja.</translation>
    </message>
    <message>
        <source>{came} alerts came in a minute, too many to show.</source>
        <translation>Arifa {came} zilifika kwa dakika moja, nyingi mno kuonyeshwa.</translation>
    </message>
    <message>
        <source>K2Desk kept {kept} of them. Look for the other payments in Kopo Kopo’s own web app.</source>
        <translation>K2Desk ilihifadhi {kept}. Tafuta malipo mengine kwenye tovuti ya Kopo Kopo yenyewe.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Urudishe</translation>
    </message>
    <message>
        <source>Same event, till and address, made on {date}. A second one may send everything twice. Put the first one back?</source>
        <translation>Tukio, till na anwani ni zilezile; uliundwa {date}. Wa pili unaweza kutuma kila kitu mara mbili. Uurudishe wa kwanza?</translation>
    </message>
    <message>
        <source>You took this off your list, but Kopo Kopo may still send it.</source>
        <translation>Uliuondoa kwenye orodha yako, lakini huenda Kopo Kopo bado inautuma.</translation>
    </message>
    <message>
        <source>Use until K2Desk closes</source>
        <translation>Tumia hadi K2Desk ifungwe</translation>
    </message>
    <message>
        <source>Nothing is wrong. K2Desk waits {s} seconds, then goes on.</source>
        <translation>Hakuna tatizo. K2Desk itasubiri sekunde {s} kisha itaendelea yenyewe.</translation>
    </message>
    <message>
        <source>It was not made. Read the reason below, correct it and try again.</source>
        <translation>Haujaundwa. Soma sababu iliyo hapa chini, urekebishe kisha ujaribu tena.</translation>
    </message>
    <message>
        <source>The address has a user name or password in it.</source>
        <translation>Anwani ina jina la mtumiaji au nywila.</translation>
    </message>
    <message>
        <source>A newer K2Desk saved your list.</source>
        <translation>Orodha yako ilihifadhiwa na K2Desk mpya zaidi.</translation>
    </message>
    <message>
        <source>This one could damage it, so nothing was changed. Install the newer K2Desk and open it.</source>
        <translation>Hii inaweza kuiharibu, hivyo hakuna kilichobadilishwa. Sakinisha K2Desk mpya, kisha uifungue tena.</translation>
    </message>
    <message>
        <source>K2Desk kept it as {file} and uses the usual settings. Check your settings.</source>
        <translation>K2Desk imeihifadhi kama {file} na inatumia mipangilio ya kawaida. Kagua mipangilio yako.</translation>
    </message>
    <message>
        <source>K2Desk kept it as {file} and uses the last good copy. Check your settings.</source>
        <translation>K2Desk imeihifadhi kama {file} na inatumia nakala nzuri ya mwisho. Kagua mipangilio yako.</translation>
    </message>
    <message>
        <source>K2Desk could not read some settings.</source>
        <translation>Baadhi ya mipangilio haikusomeka.</translation>
    </message>
    <message>
        <source>K2Desk uses the usual values for: {names}. Check your settings.</source>
        <translation>K2Desk inatumia thamani za kawaida kwa: {names}. Kagua mipangilio yako.</translation>
    </message>
    <message>
        <source>K2Desk asks only Kopo Kopo. Paste the ID or the whole address that Kopo Kopo gave you.</source>
        <translation>K2Desk huuliza Kopo Kopo yenyewe pekee. Bandika ID au anwani nzima uliyopewa na Kopo Kopo.</translation>
    </message>
    <message>
        <source>This one is at {host}, not at your account’s Kopo Kopo.</source>
        <translation>Huu uko {host}, si kwenye Kopo Kopo ya akaunti yako.</translation>
    </message>
    <message>
        <source>Your keys do not work for it, so it is not in this list. Add it in its own account.</source>
        <translation>Funguo zako hazifanyi kazi kwake, hivyo haumo kwenye orodha hii. Uongeze kwenye akaunti yake.</translation>
    </message>
    <message>
        <source>K2Desk could not start the practice shop.</source>
        <translation>K2Desk haikuweza kuanzisha duka la mazoezi.</translation>
    </message>
    <message>
        <source>Your list is safe, but you can’t practise now. Close K2Desk and open it again.</source>
        <translation>Orodha yako iko salama, lakini huwezi kufanya mazoezi sasa. Funga K2Desk, kisha uifungue tena.</translation>
    </message>
    <message>
        <source>Someone on this network may read what you send, so K2Desk sent nothing. Ask the person who looks after your network, then choose Try again.</source>
        <translation>Huenda mtu kwenye mtandao huu anasoma unachotuma, hivyo K2Desk haikutuma chochote. Muulize anayesimamia mtandao wako, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>It works only in practice. Ask your website person for your own web address.</source>
        <translation>Inafanya kazi kwenye mazoezi tu. Mwombe mtaalamu wa tovuti anwani yako mwenyewe.</translation>
    </message>
    <message>
        <source>It differs from Kopo Kopo’s by about {hours} h, so ages shown here may be wrong. Set this computer’s date and time.</source>
        <translation>Inatofautiana na ya Kopo Kopo kwa karibu saa {hours}, hivyo nyakati zinazoonyeshwa hapa zinaweza kuwa si sahihi. Rekebisha tarehe na saa ya kompyuta hii.</translation>
    </message>
    <message>
        <source>This is not quite what you sent.</source>
        <translation>Hiki si sawa kabisa na ulichotuma.</translation>
    </message>
    <message>
        <source>Compare the two below. Say yes only if you are sure that it is the right one.</source>
        <translation>Linganisha hizi mbili hapa chini. Ukubali tu ikiwa una uhakika kuwa ndio wenyewe.</translation>
    </message>
    <message>
        <source>Your list is safe, but K2Desk can’t check anything. Paste the keys again in Settings.</source>
        <translation>Orodha yako iko salama, lakini hakuna kinachoweza kukaguliwa. Bandika funguo tena kwenye Mipangilio.</translation>
    </message>
    <message>
        <source>You have not sent this yet.</source>
        <translation>Bado hujautuma huu.</translation>
    </message>
    <message>
        <source>Kopo Kopo shows something different from what you sent.</source>
        <translation>Kopo Kopo inaonyesha tofauti na ulichotuma.</translation>
    </message>
    <message>
        <source>Kopo Kopo says “{word}” instead of Active.</source>
        <translation>Kopo Kopo inasema “{word}” badala ya Active.</translation>
    </message>
    <message>
        <source>You already have till {known}, which is almost the same. Compare it with the till’s sticker.</source>
        <translation>Tayari una till {known}, inayotofautiana kidogo tu. Ilinganishe na kibandiko cha till.</translation>
    </message>
    <message>
        <source>K2Desk found no till number in this text.</source>
        <translation>K2Desk haikupata nambari ya till kwenye maandishi haya.</translation>
    </message>
    <message>
        <source>Paste a column of numbers with 5 to 8 digits. Names may be in the column beside it.</source>
        <translation>Bandika safu ya nambari za tarakimu 5 hadi 8. Majina yanaweza kuwa kwenye safu iliyo kando yake.</translation>
    </message>
    <message>
        <source>K2Desk makes at most {most} at once. Choose fewer tills or events.</source>
        <translation>K2Desk huunda {most} kwa mara moja. Chagua till au matukio machache zaidi.</translation>
    </message>
    <message>
        <source>K2Desk makes none of them, so that alerts do not come twice. Choose other tills or events.</source>
        <translation>K2Desk haiundi wowote kati yake, ili arifa zisije mara mbili. Chagua till au matukio mengine.</translation>
    </message>
    <message>
        <source>K2Desk found no subscription in this text.</source>
        <translation>K2Desk haikupata usajili wowote kwenye maandishi haya.</translation>
    </message>
    <message>
        <source>K2Desk looks for addresses with “webhook_subscriptions” in them, and for IDs. Copy them from Kopo Kopo’s own web app.</source>
        <translation>K2Desk hutafuta anwani zenye “webhook_subscriptions” na ID. Zinakili kutoka tovuti ya Kopo Kopo yenyewe.</translation>
    </message>
    <message>
        <source>K2Desk paused: the internet seems to be down.</source>
        <translation>K2Desk imesitisha: inaonekana intaneti imekatika.</translation>
    </message>
    <message>
        <source>Your list is safe. Wait a moment until its window opens. If it does not, restart the computer, then open K2Desk again.</source>
        <translation>Orodha yako iko salama. Subiri kidogo hadi dirisha lake lifunguke. Lisipofunguka, washa upya kompyuta, kisha ufungue K2Desk tena.</translation>
    </message>
    <message>
        <source>It is in another row. Look for another ID.</source>
        <translation>Uko kwenye mstari mwingine. Tafuta ID nyingine.</translation>
    </message>
    <message>
        <source>K2Desk uses the last good copy. Check your settings.</source>
        <translation>K2Desk inatumia nakala nzuri ya mwisho. Kagua mipangilio yako.</translation>
    </message>
    <message>
        <source>A security page in front of Kopo Kopo answered. It did not look at your keys. Wait a few minutes and try again, or contact Kopo Kopo.</source>
        <translation>Ukurasa wa usalama ulio mbele ya Kopo Kopo ulijibu. Haukuangalia funguo zako. Subiri dakika chache ujaribu tena, au wasiliana na Kopo Kopo.</translation>
    </message>
    <message>
        <source>A security page in front of Kopo Kopo answered. It did not look at your keys. K2Desk waits {s} seconds, then goes on.</source>
        <translation>Ukurasa wa usalama ulio mbele ya Kopo Kopo ulijibu. Haukuangalia funguo zako. K2Desk itasubiri sekunde {s} kisha itaendelea.</translation>
    </message>
    <message>
        <source>The internet does not know this name.</source>
        <translation>Jina hili halijulikani kwenye intaneti.</translation>
    </message>
    <message>
        <source>Alerts cannot reach it. Check the address for a spelling mistake. Ask your website person if the name was renewed.</source>
        <translation>Arifa haziwezi kuifikia. Angalia kama anwani ina kosa la tahajia. Muulize mtaalamu wa tovuti kama jina lililipiwa tena.</translation>
    </message>
    <message>
        <source>This name points to two places, and one is private.</source>
        <translation>Jina hili linaelekeza sehemu mbili, na moja ni ya ndani tu.</translation>
    </message>
    <message>
        <source>Kopo Kopo may try {private}, which works only inside a shop. Those alerts are lost. Ask your website person to leave only {public}.</source>
        <translation>Kopo Kopo inaweza kujaribu {private}, inayofanya kazi ndani ya duka tu. Arifa hizo hupotea. Mwombe mtaalamu wa tovuti abakishe {public} pekee.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Hakuna kinachojibu kwenye anwani hii.</translation>
    </message>
    <message>
        <source>The name points to a computer, but no website runs there. Alerts are lost. Ask your website person to start it.</source>
        <translation>Jina linaelekea kwenye kompyuta, lakini hakuna tovuti inayofanya kazi huko, hivyo arifa zinapotea. Mwombe mtaalamu wa tovuti aiwashe.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Seva haikujibu kwa wakati.</translation>
    </message>
    <message>
        <source>It may be off, or a firewall keeps others out. Ask your website person to open it to everyone.</source>
        <translation>Huenda imezimwa, au firewall inazuia wengine. Mwombe mtaalamu wa tovuti aifungue kwa wote.</translation>
    </message>
    <message>
        <source>Only the newest kind of internet (IPv6) reaches this address.</source>
        <translation>Ni intaneti ya aina mpya pekee (IPv6) inayofikia anwani hii.</translation>
    </message>
    <message>
        <source>K2Desk could not test it from here, and Kopo Kopo may not reach it. Ask your website person to add an IPv4 address.</source>
        <translation>Haikuweza kupimwa kutoka hapa, na huenda Kopo Kopo isiifikie pia. Mwombe mtaalamu wa tovuti anwani ya IPv4 pia.</translation>
    </message>
    <message>
        <source>It is for {names}, so Kopo Kopo may refuse this address. Ask your website person for a certificate for this name.</source>
        <translation>Ni cha {names}, hivyo Kopo Kopo inaweza kuikataa anwani hii. Mwombe mtaalamu wa tovuti cheti cha jina hili.</translation>
    </message>
    <message>
        <source>No one on the internet knows who made this security certificate.</source>
        <translation>Cheti cha usalama kimetolewa na asiyejulikana kwenye intaneti.</translation>
    </message>
    <message>
        <source>Kopo Kopo may refuse it, even if your computer accepts it. Ask your website person for a certificate from a public authority.</source>
        <translation>Kopo Kopo inaweza kukikataa, hata kama kompyuta yako inakikubali. Mwombe mtaalamu wa tovuti cheti cha mtoaji anayetambulika.</translation>
    </message>
    <message>
        <source>Alerts may stop on {date}. Ask your website person to renew it before that day.</source>
        <translation>Arifa zinaweza kusimama {date}. Mwombe mtaalamu wa tovuti akifanye upya kabla ya siku hiyo.</translation>
    </message>
    <message>
        <source>The address sends visitors somewhere else.</source>
        <translation>Anwani inaelekeza wageni kwingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo does not follow, so the alert is lost. It points to {where}. Use that address, or ask your website person.</source>
        <translation>Kopo Kopo haifuati, hivyo arifa hupotea. Inaelekeza kwa {where}. Tumia anwani hiyo, au muulize mtaalamu wa tovuti.</translation>
    </message>
    <message>
        <source>Kopo Kopo cannot sign in, so your website refuses the alerts. Ask your website person to let Kopo Kopo in without a sign-in.</source>
        <translation>Kopo Kopo haiwezi kuingia, hivyo tovuti yako hukataa arifa. Mwombe mtaalamu wa tovuti aruhusu Kopo Kopo bila kuingia.</translation>
    </message>
    <message>
        <source>K2Desk reached it, but it refused the message. Send the details below to your website person.</source>
        <translation>Ilifikiwa, lakini haikutaka ujumbe huo. Mtumie mtaalamu wa tovuti maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>It took {t} seconds, and Kopo Kopo may not wait that long. Ask your website person to make it answer first and work later.</source>
        <translation>Ilichukua sekunde {t}, na huenda Kopo Kopo isisubiri muda huo. Mwombe mtaalamu wa tovuti aifanye ijibu kwanza, kisha ifanye kazi nyingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo may count the alert as not delivered. Ask your website person what it waits for.</source>
        <translation>Kopo Kopo inaweza kuihesabu kuwa haikufika. Muulize mtaalamu wa tovuti inasubiri nini.</translation>
    </message>
    <message>
        <source>Your website stopped in the middle of its answer.</source>
        <translation>Tovuti yako ilikatiza katikati ya jibu lake.</translation>
    </message>
    <message>
        <source>Kopo Kopo may count the alert as not delivered. Ask your website person to look at the time shown below.</source>
        <translation>Kopo Kopo inaweza kuihesabu kuwa haikufika. Mwombe mtaalamu wa tovuti aangalie saa iliyoonyeshwa hapa chini.</translation>
    </message>
    <message>
        <source>Your website’s answer never ends.</source>
        <translation>Jibu la tovuti yako haliishi.</translation>
    </message>
    <message>
        <source>It took the alert, but its answer is too long. Ask your website person to make it answer only OK.</source>
        <translation>Ilipokea arifa, lakini jibu lake ni refu mno. Mwombe mtaalamu wa tovuti aifanye ijibu OK tu.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a website.</source>
        <translation>Kinachojibu huko si tovuti.</translation>
    </message>
    <message>
        <source>Alerts cannot arrive there. Check the address, or ask your website person.</source>
        <translation>Arifa haziwezi kufikishwa huko. Angalia anwani, au muulize mtaalamu wa tovuti.</translation>
    </message>
    <message>
        <source>Anyone can tell it that money came. Ask your website person today to check the signature of every alert.</source>
        <translation>Mtu yeyote anaweza kuuambia kuwa pesa zimeingia. Mwombe mtaalamu wa tovuti leo akague saini ya kila arifa.</translation>
    </message>
    <message>
        <source>It did not take the fake, but it answered with an error. Send the details below to your website person.</source>
        <translation>Haikupokea arifa bandia, lakini ilijibu kwa hitilafu. Mtumie mtaalamu wa tovuti maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>K2Desk needs it to sign a sample and to check alerts. Paste it in Settings, beside the other keys.</source>
        <translation>K2Desk inaihitaji ili kutia saini arifa ya mfano na kukagua arifa. Ibandike kwenye Mipangilio, kando ya funguo nyingine.</translation>
    </message>
    <message>
        <source>K2Desk could not look up the name from here.</source>
        <translation>Jina halikuweza kutafutwa kutoka hapa.</translation>
    </message>
    <message>
        <source>The network here did not answer, so your website may be fine. Check Wi-Fi or data bundle, then test again.</source>
        <translation>Mtandao wa hapa haukujibu, hivyo huenda tovuti yako iko sawa. Angalia Wi-Fi au bando, kisha upime tena.</translation>
    </message>
    <message>
        <source>Computers read it as {machine}. Make sure that it is really yours.</source>
        <translation>Kwa kompyuta ni {machine}. Hakikisha ni lako kweli.</translation>
    </message>
    <message>
        <source>The sample is not complete.</source>
        <translation>Arifa ya mfano haijakamilika tena.</translation>
    </message>
    <message>
        <source>Near line {line} something is missing, such as a comma or a bracket. Correct it, or take a fresh sample.</source>
        <translation>Karibu na mstari wa {line} kuna kinachokosekana, kwa mfano koma au mabano. Rekebisha, au chukua mfano mpya.</translation>
    </message>
    <message>
        <source>A program on the way changed it, from byte {byte} on. Ask for the body exactly as it arrived.</source>
        <translation>Programu fulani njiani imeyabadilisha, kuanzia baiti {byte}. Omba mwili wa ujumbe kama ulivyofika.</translation>
    </message>
    <message>
        <source>It works from here, but Kopo Kopo may not reach it. Ask your website person to add an IPv4 address.</source>
        <translation>Inafanya kazi kutoka hapa, lakini huenda Kopo Kopo isiifikie. Mwombe mtaalamu wa tovuti anwani ya IPv4 pia.</translation>
    </message>
    <message>
        <source>This network opens secure connections and reads them.</source>
        <translation>Mtandao huu hufungua miunganisho salama na kuisoma.</translation>
    </message>
    <message>
        <source>The certificate came from {issuer}, not from the website. K2Desk cannot test the website from here. Test again on another network.</source>
        <translation>Cheti kilitoka kwa {issuer}, si kwenye tovuti. K2Desk haiwezi kupima tovuti kutoka hapa. Pima tena kwenye mtandao mwingine.</translation>
    </message>
    <message>
        <source>K2Desk could not save the file.</source>
        <translation>K2Desk haikuweza kuhifadhi faili.</translation>
    </message>
    <message>
        <source>K2Desk could not read the file.</source>
        <translation>K2Desk haikuweza kusoma faili.</translation>
    </message>
    <message>
        <source>K2Desk could not start to listen on this computer.</source>
        <translation>K2Desk haikuweza kuanza kupokea kwenye kompyuta hii.</translation>
    </message>
    <message>
        <source>No one was told about this payment.</source>
        <translation>Hakuna aliyeambiwa kuhusu malipo haya.</translation>
    </message>
    <message>
        <source>No active subscription fits this event and till. Make one with the practice address, then pay again.</source>
        <translation>Hakuna usajili uliowashwa unaolingana na tukio hili na till. Unda mmoja wenye anwani ya mazoezi, kisha ulipe tena.</translation>
    </message>
    <message>
        <source>K2Desk could not test the address from here. Your website may be fine. Test again on another network, such as a phone’s data bundle.</source>
        <translation>K2Desk haikuweza kupima anwani kutoka hapa. Huenda tovuti yako iko sawa. Pima tena kwenye mtandao mwingine, kwa mfano kwa bando la simu.</translation>
    </message>
    <message>
        <source>Nothing at Kopo Kopo changed. K2Desk goes on as soon as the file is free. Close programs that copy or scan files, such as a backup.</source>
        <translation>Hakuna kilichobadilika kwa Kopo Kopo, na K2Desk itaendelea faili ikiachiliwa. Funga programu zinazonakili au kukagua faili, kama ya nakala rudufu.</translation>
    </message>
    <message>
        <source>K2Desk is not allowed to write in its folder.</source>
        <translation>K2Desk hairuhusiwi kuandika kwenye folda yake.</translation>
    </message>
    <message>
        <source>K2Desk can’t protect your list where it is.</source>
        <translation>Orodha yako iko mahali pasipoweza kulindwa.</translation>
    </message>
    <message>
        <source>Two copies of K2Desk could damage it there, so K2Desk did not open it. Move its folder to this computer’s own disk, then try again.</source>
        <translation>K2Desk mbili zinaweza kuiharibu hapo, hivyo haikufunguliwa. Hamishia folda yake kwenye diski ya kompyuta hii, kisha ujaribu tena.</translation>
    </message>
    <message>
        <source>K2Desk did not change it. Your alerts at Kopo Kopo are not affected. Ask for help with the file named below, or begin with an empty list.</source>
        <translation>Imeachwa kama ilivyo. Arifa zako kwa Kopo Kopo haziathiriki. Omba msaada kuhusu faili iliyotajwa hapa chini, au anza na orodha tupu.</translation>
    </message>
    <message>
        <source>K2Desk can’t read some of your list.</source>
        <translation>Sehemu ya orodha yako haisomeki tena.</translation>
    </message>
    <message>
        <source>K2Desk can’t read some of this row.</source>
        <translation>Sehemu ya mstari huu haisomeki tena.</translation>
    </message>
    <message>
        <source>The file with your list is damaged here. Choose Check now to ask Kopo Kopo again.</source>
        <translation>Faili yenye orodha yako imeharibika kidogo hapa. Chagua Kagua sasa ili kuuliza Kopo Kopo tena.</translation>
    </message>
    <message>
        <source>K2Desk kept the old file as {file}. Ask for help before you delete it.</source>
        <translation>Faili ya zamani imehifadhiwa kama {file}. Omba msaada kabla ya kuifuta.</translation>
    </message>
    <message>
        <source>They last until you close K2Desk. Free some space or ask the person who looks after this computer, then try again.</source>
        <translation>Zitatumika hadi ufunge K2Desk. Ongeza nafasi au muulize anayesimamia kompyuta hii, kisha ujaribu tena.</translation>
    </message>
    <message>
        <source>K2Desk cannot use a network setting of this computer: {name}.</source>
        <translation>K2Desk haiwezi kutumia mpangilio wa mtandao wa kompyuta hii: {name}.</translation>
    </message>
    <message>
        <source>It is not a proxy address, so K2Desk sent nothing. Correct it, or choose another connection in Settings, under Network.</source>
        <translation>Si anwani ya proksi, hivyo K2Desk haikutuma chochote. Urekebishe, au chagua muunganisho mwingine kwenye Mipangilio, chini ya Mtandao.</translation>
    </message>
    <message>
        <source>K2Desk cannot use this computer’s proxy setting.</source>
        <translation>K2Desk haiwezi kutumia mpangilio wa proksi wa kompyuta hii.</translation>
    </message>
    <message>
        <source>K2Desk cannot use the proxy in its settings.</source>
        <translation>K2Desk haiwezi kutumia proksi iliyo kwenye mipangilio yake.</translation>
    </message>
    <message>
        <source>It is not a proxy address, so K2Desk sent nothing. Correct it in Settings, under Network.</source>
        <translation>Si anwani ya proksi, hivyo K2Desk haikutuma chochote. Irekebishe kwenye Mipangilio, chini ya Mtandao.</translation>
    </message>
    <message>
        <source>K2Desk cannot use this network’s SOCKS proxy.</source>
        <translation>K2Desk haiwezi kutumia proksi ya SOCKS ya mtandao huu.</translation>
    </message>
    <message>
        <source>The setting {name} asks for it, so K2Desk sent nothing. Choose another connection in Settings, under Network.</source>
        <translation>Mpangilio {name} unaitaka, hivyo K2Desk haikutuma chochote. Chagua muunganisho mwingine kwenye Mipangilio, chini ya Mtandao.</translation>
    </message>
    <message>
        <source>The proxy setting asks for it, so K2Desk sent nothing. Choose another connection in Settings, under Network.</source>
        <translation>Mpangilio wa proksi unaitaka, hivyo K2Desk haikutuma chochote. Chagua muunganisho mwingine kwenye Mipangilio, chini ya Mtandao.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not let K2Desk in.</source>
        <translation>Kopo Kopo haikuruhusu K2Desk kuingia.</translation>
    </message>
    <message>
        <source>K2Desk did not find this computer’s list of trusted certificates.</source>
        <translation>Orodha ya vyeti vinavyoaminika vya kompyuta hii haikupatikana.</translation>
    </message>
    <message>
        <source>The setting {name} is wrong, so K2Desk sent nothing. Ask the person who looks after this computer to correct it, then open K2Desk again.</source>
        <translation>Mpangilio {name} si sahihi, hivyo K2Desk haikutuma chochote. Mwombe anayesimamia kompyuta hii aurekebishe, kisha ufungue K2Desk tena.</translation>
    </message>
    <message>
        <source>This network’s proxy did not let K2Desk through.</source>
        <translation>Proksi ya mtandao huu haikuruhusu K2Desk kupita.</translation>
    </message>
    <message>
        <source>Your alerts at Kopo Kopo are not affected. Ask the person who looks after your network, or choose another connection in Settings, under Network.</source>
        <translation>Arifa zako kwa Kopo Kopo haziathiriki. Muulize anayesimamia mtandao wako, au chagua muunganisho mwingine kwenye Mipangilio, chini ya Mtandao.</translation>
    </message>
    <message>
        <source>The comma or dot may be part of one number or between two. Choose below, or type the tills one by one.</source>
        <translation>Koma au nukta inaweza kugawa nambari moja au mbili. Chagua hapa chini, au andika till moja moja.</translation>
    </message>
    <message>
        <source>This account no longer points to Kopo Kopo.</source>
        <translation>Akaunti hii haielekezi tena Kopo Kopo.</translation>
    </message>
    <message>
        <source>One is for Live, the other for Sandbox, so K2Desk did not send the keys. Paste this account’s own keys in Settings.</source>
        <translation>Moja ni ya Pesa halisi (Live), nyingine ni ya Majaribio (Sandbox), kwa hiyo K2Desk haikutuma funguo. Bandika funguo za akaunti hii yenyewe kwenye Mipangilio.</translation>
    </message>
    <message>
        <source>K2Desk never saves or sends a key as a till. Type the number from the till’s sticker.</source>
        <translation>K2Desk haihifadhi wala haitumi ufunguo kama till. Andika nambari iliyo kwenye kibandiko cha till.</translation>
    </message>
    <message>
        <source>K2Desk keeps keys only in this computer’s password store. Type a name without the key.</source>
        <translation>K2Desk huweka funguo kwenye hifadhi ya nywila ya kompyuta hii pekee. Andika jina bila ufunguo.</translation>
    </message>
    <message>
        <source>K2Desk never saves or sends a key in an address. Type the address of your website without it.</source>
        <translation>K2Desk haihifadhi wala haitumi anwani yenye ufunguo. Andika anwani ya tovuti yako bila ufunguo.</translation>
    </message>
    <message>
        <source>Only the / at the end differs: {address}. Many websites treat both as one. Check which one is right.</source>
        <translation>Ni / ya mwisho tu inayotofautiana: {address}. Tovuti nyingi huzichukulia kuwa moja. Hakikisha ipi ni sahihi.</translation>
    </message>
    <message>
        <source>The website sent a page to look at, such as a sign-in or an unused name. It may not take payment alerts. Send the details below to your website person.</source>
        <translation>Tovuti ilituma ukurasa wa kutazama, kama wa kuingia au wa jina lisilotumika. Huenda haipokei arifa za malipo. Mtumie mtaalamu wa tovuti maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>K2Desk kept {kept} of them and counted the others. Without the API key it cannot tell which are genuine. If you don’t know who sends these, stop listening.</source>
        <translation>K2Desk ilihifadhi {kept} na kuhesabu mwingine. Bila API key hakuna anayeweza kujua upi ni halisi. Ikiwa hujui ni nani anautuma, acha kupokea.</translation>
    </message>
    <message>
        <source>Something else changed the settings file.</source>
        <translation>Kitu kingine kilibadilisha faili ya mipangilio.</translation>
    </message>
    <message>
        <source>K2Desk uses what the file says now. Check your settings.</source>
        <translation>K2Desk inatumia yaliyomo kwenye faili sasa. Angalia mipangilio yako.</translation>
    </message>
    <message>
        <source>Paste new keys</source>
        <translation>Bandika funguo mpya</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Rekebisha</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>Futa</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>Nionyeshe zilipo</translation>
    </message>
    <message>
        <source>Add one I already have</source>
        <translation>Ongeza nilio nao</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Usajili mpya</translation>
    </message>
    <message>
        <source>Take a fresh sample</source>
        <translation>Chukua mfano mpya</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>La kufanya</translation>
    </message>
    <message>
        <source>Kopo Kopo ended the sign-in and a new one did not work. Paste new keys in Settings.</source>
        <translation>Kopo Kopo ilikatisha kuingia kwako, na jaribio jipya halikufaulu. Bandika funguo mpya kwenye Mipangilio.</translation>
    </message>
    <message>
        <source>K2Desk can’t read your keys there, so it checks nothing. Unlock the store, then choose Try again.</source>
        <translation>K2Desk haiwezi kusoma funguo zako humo, hivyo haikagui chochote. Fungua hifadhi, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Nothing is lost. Choose Save a report and send it, with code {code}, to the person who looks after K2Desk.</source>
        <translation>Hakuna kilichopotea. Chagua Hifadhi ripoti, umtumie anayesimamia K2Desk pamoja na msimbo {code}.</translation>
    </message>
    <message>
        <source>Nothing is lost. Close K2Desk and open it again. If this comes back, send the file below to the person who looks after K2Desk.</source>
        <translation>Hakuna kilichopotea. Funga K2Desk uifungue tena. Likijirudia, mtumie anayesimamia K2Desk faili iliyo hapa chini.</translation>
    </message>
    <message>
        <source>We are not sure about {n} of these subscriptions.</source>
        <translation>Hatuna uhakika kuhusu {n} kati ya usajili huu.</translation>
    </message>
    <message>
        <source>No clear answer came back. Do not make them again yet: every alert could come twice. Look in Kopo Kopo’s own web app first, then choose for each one in the list.</source>
        <translation>Hakuna jibu la wazi lililorudi. Usiuunde tena sasa: kila arifa inaweza kuja mara mbili. Angalia kwanza kwenye tovuti ya Kopo Kopo, kisha uamue kila mmoja kwenye orodha.</translation>
    </message>
    <message>
        <source>This is not your last list.</source>
        <translation>Hii si orodha yako ya mwisho.</translation>
    </message>
    <message>
        <source>Another list is in its place. Your alerts at Kopo Kopo are not affected. Choose how to go on.</source>
        <translation>Orodha nyingine iko mahali pake. Arifa zako kwenye Kopo Kopo hazijaathirika. Chagua namna ya kuendelea.</translation>
    </message>
    <message>
        <source>Your list is older than it was.</source>
        <translation>Orodha yako ni ya zamani kuliko ilivyokuwa.</translation>
    </message>
    <message>
        <source>Something put an old copy in its place, so your last changes are not in it. Choose how to go on.</source>
        <translation>Kitu kimeweka nakala ya zamani mahali pake, kwa hiyo mabadiliko yako ya mwisho hayamo. Chagua namna ya kuendelea.</translation>
    </message>
    <message>
        <source>Your list was changed in two places.</source>
        <translation>Orodha yako ilibadilishwa mahali pawili.</translation>
    </message>
    <message>
        <source>Another computer may have used a copy. Choose which one you want to go on with.</source>
        <translation>Huenda kompyuta nyingine ilitumia nakala. Chagua utakayoendelea nayo.</translation>
    </message>
    <message>
        <source>Your list lost some subscriptions.</source>
        <translation>Orodha yako imepoteza baadhi ya usajili.</translation>
    </message>
    <message>
        <source>They are gone from the file, but not from Kopo Kopo. Choose how to go on.</source>
        <translation>Umetoweka kwenye faili, lakini si kwenye Kopo Kopo. Chagua namna ya kuendelea.</translation>
    </message>
    <message>
        <source>K2Desk can’t save backups to your second place.</source>
        <translation>K2Desk haiwezi kuhifadhi nakala rudufu mahali pako pa pili.</translation>
    </message>
    <message>
        <source>Its folder is {folder}. Plug it in, or choose another place.</source>
        <translation>Folda yake ni {folder}. Iunganishe, au chagua mahali pengine.</translation>
    </message>
    <message>
        <source>Your second place for backups was away for a week.</source>
        <translation>Mahali pako pa pili pa nakala rudufu hapakuwepo kwa wiki moja.</translation>
    </message>
    <message>
        <source>Its folder is {folder}. The backups on this computer go on. Plug it in, or choose another place.</source>
        <translation>Folda yake ni {folder}. Nakala rudufu kwenye kompyuta hii zinaendelea. Iunganishe, au chagua mahali pengine.</translation>
    </message>
    <message>
        <source>{service} may put an older list in its place, and your last changes would be lost. The folder is {folder}. Ask the person who looks after this computer to move it.</source>
        <translation>{service} inaweza kuweka orodha ya zamani mahali pake, na mabadiliko yako ya mwisho yangepotea. Folda hiyo ni {folder}. Mwombe mtu anayesimamia kompyuta hii aihamishe.</translation>
    </message>
    <message>
        <source>Your list is back.</source>
        <translation>Orodha yako imerudi.</translation>
    </message>
    <message>
        <source>Choose Check all now to see what Kopo Kopo has today.</source>
        <translation>Chagua Kagua wote sasa uone Kopo Kopo ina nini leo.</translation>
    </message>
    <message>
        <source>K2Desk kept the other file as {file}. Choose Check all now to see what Kopo Kopo has today.</source>
        <translation>K2Desk ilihifadhi faili nyingine kama {file}. Chagua Kagua wote sasa uone Kopo Kopo ina nini leo.</translation>
    </message>
    <message>
        <source>Your list has changes that were not made here.</source>
        <translation>Orodha yako ina mabadiliko ambayo hayakufanywa hapa.</translation>
    </message>
    <message>
        <source>Somebody used a copy of it elsewhere. Nothing is lost. Choose Check all now.</source>
        <translation>Mtu alitumia nakala yake mahali pengine. Hakuna kilichopotea. Chagua Kagua wote sasa.</translation>
    </message>
    <message>
        <source>{tills} has the same event and address since {date}. A second one may send everything twice. Make it anyway?</source>
        <translation>{tills} ina tukio na anwani ileile tangu {date}. Wa pili unaweza kutuma kila kitu mara mbili. Uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>You already have {n} of these {all}.</source>
        <translation>Tayari unao usajili {n} kati ya {all}.</translation>
    </message>
    <message>
        <source>Same event and address: {tills}. A second one may send everything twice. Leave them out, or make them anyway?</source>
        <translation>Tukio na anwani ileile: {tills}. Wa pili unaweza kutuma kila kitu mara mbili. Uuache, au uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>Same event and address: {tills}. A second one may send everything twice. Make them anyway?</source>
        <translation>Tukio na anwani ileile: {tills}. Wa pili unaweza kutuma kila kitu mara mbili. Uuunde hata hivyo?</translation>
    </message>
    <message>
        <source>This is an e-mail address.</source>
        <translation>Hii ni anwani ya barua pepe.</translation>
    </message>
    <message>
        <source>This is a phone number.</source>
        <translation>Hii ni nambari ya simu.</translation>
    </message>
    <message>
        <source>This is a till number.</source>
        <translation>Hii ni nambari ya till.</translation>
    </message>
    <message>
        <source>Your POS company or website person gives you the web address.</source>
        <translation>Kampuni ya POS au mtaalamu wa tovuti yako hukupa anwani ya tovuti.</translation>
    </message>
    <message>
        <source>Use new words</source>
        <translation>Tumia maneno mapya</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Chagua faili nyingine</translation>
    </message>
    <message>
        <source>Save it somewhere else</source>
        <translation>Ihifadhi mahali pengine</translation>
    </message>
    <message>
        <source>This is not the passphrase of the file.</source>
        <translation>Haya si maneno ya siri ya faili hii.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the printed sheet, or ask the person who made the file. Then type it again.</source>
        <translation>Hakuna kilichobadilishwa. Angalia karatasi iliyochapishwa, au muulize aliyetengeneza faili. Kisha yaandike tena.</translation>
    </message>
    <message>
        <source>This hand-over file is not whole.</source>
        <translation>Faili hii ya makabidhiano si kamili.</translation>
    </message>
    <message>
        <source>Copying it may have been interrupted. Nothing was changed. Copy the file once more, then open it again.</source>
        <translation>Huenda kunakili kulikatizwa. Hakuna kilichobadilishwa. Nakili faili mara nyingine, kisha ifungue tena.</translation>
    </message>
    <message>
        <source>This is not a hand-over file of K2Desk.</source>
        <translation>Hii si faili ya makabidhiano ya K2Desk.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose the file that was saved by “Hand over to another computer”.</source>
        <translation>Hakuna kilichobadilishwa. Chagua faili iliyohifadhiwa kwa “Kabidhi kwa kompyuta nyingine”.</translation>
    </message>
    <message>
        <source>A newer K2Desk made this file.</source>
        <translation>K2Desk mpya zaidi ilitengeneza faili hii.</translation>
    </message>
    <message>
        <source>Nothing was changed. Update K2Desk on this computer, then open the file again.</source>
        <translation>Hakuna kilichobadilishwa. Sasisha K2Desk kwenye kompyuta hii, kisha fungua faili tena.</translation>
    </message>
    <message>
        <source>The file is too large for a hand-over: {size}.</source>
        <translation>Faili ni kubwa mno kwa makabidhiano: {size}.</translation>
    </message>
    <message>
        <source>K2Desk takes up to {most}. Nothing was changed. Choose other accounts or another file.</source>
        <translation>K2Desk inapokea hadi {most}. Hakuna kilichobadilishwa. Chagua akaunti nyingine au faili nyingine.</translation>
    </message>
    <message>
        <source>K2Desk could not save the hand-over file.</source>
        <translation>K2Desk haikuweza kuhifadhi faili ya makabidhiano.</translation>
    </message>
    <message>
        <source>The disk may be full, or closed for writing. Your list is unchanged. Save the file somewhere else.</source>
        <translation>Huenda diski imejaa, au haiandikiki. Orodha yako haijabadilika. Hifadhi faili mahali pengine.</translation>
    </message>
    <message>
        <source>Somebody may have changed it. Nothing was taken from it. Ask the person who gave you the file.</source>
        <translation>Huenda mtu ameibadilisha. Hakuna kilichochukuliwa kutoka kwake. Muulize aliyekupa faili.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check that the memory stick is still in, then open the file again.</source>
        <translation>Hakuna kilichobadilishwa. Hakikisha kijiti cha kumbukumbu bado kimechomekwa, kisha fungua faili tena.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation>Maneno haya ya siri ni rahisi kukisiwa.</translation>
    </message>
    <message>
        <source>This file names a place that is not Kopo Kopo’s.</source>
        <translation>Faili hii inaelekeza mahali ambapo si pa Kopo Kopo.</translation>
    </message>
    <message>
        <source>Anyone who finds the file could open it. Use the words that K2Desk offers, or add more words.</source>
        <translation>Anayepata faili anaweza kuifungua. Tumia maneno ambayo K2Desk inapendekeza, au ongeza maneno.</translation>
    </message>
    <message>
        <source>Save the list elsewhere</source>
        <translation>Hifadhi orodha mahali pengine</translation>
    </message>
    <message>
        <source>The file with your list is gone.</source>
        <translation>Faili yenye orodha yako imetoweka.</translation>
    </message>
    <message>
        <source>You still see your whole list, but K2Desk sends nothing now. Save the list elsewhere, then start K2Desk again.</source>
        <translation>Bado unaona orodha yako yote, lakini K2Desk haitumi chochote sasa. Hifadhi orodha mahali pengine, kisha anzisha K2Desk tena.</translation>
    </message>
    <message>
        <source>Your list is saved elsewhere.</source>
        <translation>Orodha yako imehifadhiwa mahali pengine.</translation>
    </message>
    <message>
        <source>It is in {file}. Keep that file until everything works again.</source>
        <translation>Iko kwenye {file}. Tunza faili hiyo hadi kila kitu kifanye kazi tena.</translation>
    </message>
    <message>
        <source>K2Desk can’t write its second record of your list.</source>
        <translation>K2Desk haiwezi kuandika rekodi yake ya pili ya orodha yako.</translation>
    </message>
    <message>
        <source>Your list itself is saved. If its file gets lost now, your last changes could be lost with it. Make a backup at a second place.</source>
        <translation>Orodha yenyewe imehifadhiwa. Faili yake ikipotea sasa, mabadiliko ya mwisho yanaweza kupotea. Tengeneza nakala rudufu mahali pa pili.</translation>
    </message>
    <message>
        <source>The other rows are complete. A damaged row says so. Restore it in Settings, under Your list.</source>
        <translation>Mistari mingine ni kamili. Mstari ulioharibika husema hivyo. Urudishe kwenye Mipangilio, chini ya Orodha yako.</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Chagua safu</translation>
    </message>
    <message>
        <source>This list is too large.</source>
        <translation>Orodha hii ni kubwa mno.</translation>
    </message>
    <message>
        <source>This file has a password.</source>
        <translation>Faili hii ina nywila.</translation>
    </message>
    <message>
        <source>K2Desk can’t read it, and nothing was changed. Open it in your spreadsheet program, save a copy without a password, then open the copy here.</source>
        <translation>K2Desk haiwezi kuisoma, na hakuna kilichobadilika. Ifungue kwenye programu yako ya spreadsheet, hifadhi nakala bila nywila, kisha ufungue nakala hiyo hapa.</translation>
    </message>
    <message>
        <source>This file is damaged or not whole.</source>
        <translation>Faili hii imeharibika au haijakamilika.</translation>
    </message>
    <message>
        <source>Nothing was changed. Open it in your spreadsheet program and save it again, then open it here.</source>
        <translation>Hakuna kilichobadilika. Ifungue kwenye programu yako ya spreadsheet na uihifadhi tena, kisha uifungue hapa.</translation>
    </message>
    <message>
        <source>This file is not a table.</source>
        <translation>Faili hii si jedwali.</translation>
    </message>
    <message>
        <source>This list is empty.</source>
        <translation>Orodha hii ni tupu.</translation>
    </message>
    <message>
        <source>K2Desk found no row in it. Choose another file, or paste the rows.</source>
        <translation>K2Desk haikupata mstari wowote ndani yake. Chagua faili nyingine, au bandika mistari.</translation>
    </message>
    <message>
        <source>K2Desk found no payment in these columns.</source>
        <translation>K2Desk haikupata malipo kwenye safu hizi.</translation>
    </message>
    <message>
        <source>A payment needs an amount, and a reference or a time. Choose the columns that hold them, or another file.</source>
        <translation>Malipo yanahitaji kiasi, na kumbukumbu au saa. Chagua safu zenye hayo, au faili nyingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo has not finished the list yet.</source>
        <translation>Kopo Kopo haijamaliza orodha bado.</translation>
    </message>
    <message>
        <source>It was asked, and after {minutes} minutes the payments were not there. No payment is lost. Choose Try again to look once more.</source>
        <translation>Iliulizwa, na baada ya dakika {minutes} malipo hayakuwepo. Hakuna malipo yaliyopotea. Chagua Jaribu tena uangalie mara nyingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo could not make the list.</source>
        <translation>Kopo Kopo haikuweza kuandaa orodha.</translation>
    </message>
    <message>
        <source>It says: {reason}. This says nothing about your payments. Wait a minute, then choose Try again.</source>
        <translation>Inasema: {reason}. Hii haisemi lolote kuhusu malipo yako. Subiri dakika moja, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo refused to list the payments.</source>
        <translation>Kopo Kopo imekataa kuorodhesha malipo.</translation>
    </message>
    <message>
        <source>It says: {reason}. Your payments are not affected. Ask Kopo Kopo whether your account may ask for them.</source>
        <translation>Inasema: {reason}. Malipo yako hayaathiriki. Iulize Kopo Kopo kama akaunti yako inaruhusiwa kuyaomba.</translation>
    </message>
    <message>
        <source>Kopo Kopo wants a real web address for the list.</source>
        <translation>Kopo Kopo inataka anwani halisi ya tovuti kwa ajili ya orodha.</translation>
    </message>
    <message>
        <source>It would send the same list there, with names and numbers. Nothing was sent to anybody. Choose one of your own addresses, or leave it.</source>
        <translation>Ingetuma orodha hiyo hiyo huko, pamoja na majina na nambari. Hakuna kilichotumwa kwa yeyote. Chagua moja ya anwani zako mwenyewe, au uache.</translation>
    </message>
    <message>
        <source>K2Desk does not understand the list.</source>
        <translation>K2Desk haielewi orodha.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s answer is not as it should be. What was shown before stays. Choose Try again.</source>
        <translation>Jibu la Kopo Kopo si kama inavyopaswa. Kilichoonyeshwa awali kinabaki. Chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>These are too many payments at once.</source>
        <translation>Haya ni malipo mengi mno kwa mara moja.</translation>
    </message>
    <message>
        <source>K2Desk reads about 150,000. What was shown before stays. Choose a shorter period or one till.</source>
        <translation>K2Desk husoma takriban 150,000. Kilichoonyeshwa awali kinabaki. Chagua kipindi kifupi au till moja.</translation>
    </message>
    <message>
        <source>Kopo Kopo no longer has this list.</source>
        <translation>Kopo Kopo haina tena orodha hii.</translation>
    </message>
    <message>
        <source>It keeps a list for a while only. Choose Try again to ask for a new one.</source>
        <translation>Huhifadhi orodha kwa muda tu. Chagua Jaribu tena kuomba mpya.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not say where the list will be.</source>
        <translation>Kopo Kopo haikusema orodha itakuwa wapi.</translation>
    </message>
    <message>
        <source>K2Desk looks only at Kopo Kopo’s own address. Your payments are not affected. Ask Kopo Kopo, with the details below.</source>
        <translation>K2Desk huangalia anwani ya Kopo Kopo pekee. Malipo yako hayaathiriki. Iulize Kopo Kopo, ukitumia maelezo yaliyo hapa chini.</translation>
    </message>
    <message>
        <source>This payment was reversed.</source>
        <translation>Malipo haya yamerudishwa.</translation>
    </message>
    <message>
        <source>The money went back, so it can’t pay for a sale. Ask the customer to pay again.</source>
        <translation>Pesa zilirudi, kwa hivyo haziwezi kulipia mauzo. Mwombe mteja alipe tena.</translation>
    </message>
    <message>
        <source>Nothing is wrong. Wait {s} seconds, then choose Try again.</source>
        <translation>Hakuna tatizo. Subiri sekunde {s}, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>Kopo Kopo does not say that this money came.</source>
        <translation>Kopo Kopo haisemi kwamba pesa hizi zimeingia.</translation>
    </message>
    <message>
        <source>It calls the payment “{status}”. Wait until it says Received before you give it to a sale.</source>
        <translation>Inayaita malipo “{status}”. Subiri hadi iseme Received kabla ya kuyatoa kwa mauzo.</translation>
    </message>
    <message>
        <source>Say who gives this payment.</source>
        <translation>Sema nani anatoa malipo haya.</translation>
    </message>
    <message>
        <source>The next person then knows who to ask. Type your name.</source>
        <translation>Mtu anayefuata atajua amuulize nani. Andika jina lako.</translation>
    </message>
    <message>
        <source>This payment was given at {time} by {giver}.</source>
        <translation>Malipo haya yalitolewa saa {time} na {giver}.</translation>
    </message>
    <message>
        <source>It can’t pay for two sales. Ask {giver}, and ask the customer for another payment message.</source>
        <translation>Hayawezi kulipia mauzo mawili. Muulize {giver}, na umwombe mteja ujumbe mwingine wa malipo.</translation>
    </message>
    <message>
        <source>There is no server with this name.</source>
        <translation>Hakuna seva yenye jina hili.</translation>
    </message>
    <message>
        <source>K2Desk can’t find the server of the shared list. Nothing was changed. Compare the address with what your IT person gave you.</source>
        <translation>K2Desk haiwezi kupata seva ya orodha ya pamoja. Hakuna kilichobadilishwa. Linganisha anwani na ile uliyopewa na mtu wako wa IT.</translation>
    </message>
    <message>
        <source>No list server answers there.</source>
        <translation>Hakuna seva ya orodha inayojibu hapo.</translation>
    </message>
    <message>
        <source>The computer is there, but no PostgreSQL listens at this port. Nothing was changed. Check the port, or ask your IT person to start the server.</source>
        <translation>Kompyuta ipo, lakini hakuna PostgreSQL inayosikiliza kwenye port hii. Hakuna kilichobadilishwa. Angalia port, au mwombe mtu wako wa IT awashe seva.</translation>
    </message>
    <message>
        <source>The shared list can’t be reached.</source>
        <translation>Orodha ya pamoja haifikiki.</translation>
    </message>
    <message>
        <source>You see it as of {at}. Your drafts are kept, but nothing can be created or changed now. K2Desk goes on as soon as the list is back.</source>
        <translation>Unaiona ilivyokuwa {at}. Rasimu zako zimehifadhiwa, lakini hakuna kinachoweza kuundwa au kubadilishwa sasa. K2Desk itaendelea mara orodha ikirudi.</translation>
    </message>
    <message>
        <source>The certificate is for another server.</source>
        <translation>Cheti ni cha seva nyingine.</translation>
    </message>
    <message>
        <source>This server does not encrypt what is sent to it.</source>
        <translation>Seva hii haisimbi kinachotumwa kwake.</translation>
    </message>
    <message>
        <source>K2Desk sends no password that others on the way can read. Nothing was changed. Ask your IT person to switch encryption on.</source>
        <translation>K2Desk haitumi nenosiri ambalo wengine njiani wanaweza kulisoma. Hakuna kilichobadilishwa. Mwombe mtu wako wa IT awashe usimbaji.</translation>
    </message>
    <message>
        <source>It may be the wrong address, or somebody between you and the server. Nothing was sent. Type the name that is in the certificate, or ask your IT person.</source>
        <translation>Huenda anwani si sahihi, au kuna mtu kati yako na seva. Hakuna kilichotumwa. Andika jina lililo kwenye cheti, au muulize mtu wako wa IT.</translation>
    </message>
    <message>
        <source>K2Desk does not know who issued this certificate.</source>
        <translation>K2Desk haijui nani alitoa cheti hiki.</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask your IT person for the file of their own authority, and choose it here.</source>
        <translation>Hakuna kilichotumwa. Mwombe mtu wako wa IT faili ya mamlaka yao, kisha uichague hapa.</translation>
    </message>
    <message>
        <source>This is not a file of an authority.</source>
        <translation>Hii si faili ya mamlaka.</translation>
    </message>
    <message>
        <source>K2Desk could not read a certificate in it. Nothing was sent. Choose the file that your IT person gave you; it often ends in .pem or .crt.</source>
        <translation>K2Desk haikuweza kusoma cheti ndani yake. Hakuna kilichotumwa. Chagua faili uliyopewa na mtu wako wa IT; mara nyingi huishia na .pem au .crt.</translation>
    </message>
    <message>
        <source>The server does not take this user and password.</source>
        <translation>Seva haikubali mtumiaji na nenosiri hili.</translation>
    </message>
    <message>
        <source>Nothing was changed. Type both once more in Settings. If that does not help, ask your IT person for a new password.</source>
        <translation>Hakuna kilichobadilishwa. Andika vyote viwili tena kwenye Mipangilio. Isipofaa, mwombe mtu wako wa IT nenosiri jipya.</translation>
    </message>
    <message>
        <source>This computer no longer has the list’s password.</source>
        <translation>Kompyuta hii haina tena nenosiri la orodha.</translation>
    </message>
    <message>
        <source>Nothing is lost. In Settings, choose “Share the list…” and type the password once more.</source>
        <translation>Hakuna kilichopotea. Kwenye Mipangilio, chagua “Shiriki orodha…” na uandike nenosiri tena.</translation>
    </message>
    <message>
        <source>K2Desk can’t read the list’s password there. Nothing is lost. Unlock the store, then choose Try again.</source>
        <translation>K2Desk haiwezi kusoma nenosiri la orodha humo. Hakuna kilichopotea. Fungua hifadhi, kisha chagua Jaribu tena.</translation>
    </message>
    <message>
        <source>The server does not let this computer in.</source>
        <translation>Seva hairuhusu kompyuta hii kuingia.</translation>
    </message>
    <message>
        <source>Its rules do not allow this user from here. Nothing was changed. Ask your IT person to add this computer to the file pg_hba.conf.</source>
        <translation>Kanuni zake hazimruhusu mtumiaji huyu kutoka hapa. Hakuna kilichobadilishwa. Mwombe mtu wako wa IT aongeze kompyuta hii kwenye faili pg_hba.conf.</translation>
    </message>
    <message>
        <source>The server has no database with this name.</source>
        <translation>Seva haina hifadhidata yenye jina hili.</translation>
    </message>
    <message>
        <source>Nothing was changed. Compare the name, or give your IT person the file that K2Desk makes for them.</source>
        <translation>Hakuna kilichobadilishwa. Linganisha jina, au mpe mtu wako wa IT faili ambayo K2Desk inamtengenezea.</translation>
    </message>
    <message>
        <source>This user may not use the list.</source>
        <translation>Mtumiaji huyu haruhusiwi kutumia orodha.</translation>
    </message>
    <message>
        <source>The server refused it. Nothing was changed. Ask your IT person to run the file that K2Desk makes for them.</source>
        <translation>Seva imekataa. Hakuna kilichobadilishwa. Mwombe mtu wako wa IT aendeshe faili ambayo K2Desk inamtengenezea.</translation>
    </message>
    <message>
        <source>This server is too old.</source>
        <translation>Seva hii ni ya zamani mno.</translation>
    </message>
    <message>
        <source>K2Desk needs PostgreSQL 13 or newer. Nothing was changed. Ask your IT person for a newer one.</source>
        <translation>K2Desk inahitaji PostgreSQL 13 au mpya zaidi. Hakuna kilichobadilishwa. Mwombe mtu wako wa IT iliyo mpya zaidi.</translation>
    </message>
    <message>
        <source>The server has no free place.</source>
        <translation>Seva haina nafasi.</translation>
    </message>
    <message>
        <source>Too many programs are connected to it. You see the list as of {at}, and nothing can be changed now. K2Desk tries again; ask your IT person for more connections.</source>
        <translation>Programu nyingi mno zimeunganishwa nayo. Unaona orodha ilivyokuwa {at}, na hakuna kinachoweza kubadilishwa sasa. K2Desk inajaribu tena; mwombe mtu wako wa IT miunganisho zaidi.</translation>
    </message>
    <message>
        <source>Several programs take turns on this connection.</source>
        <translation>Programu kadhaa zinapokezana kwenye muunganisho huu.</translation>
    </message>
    <message>
        <source>There is a pooler in transaction mode before the server. K2Desk would miss changes there, so it does not use it. Ask your IT person for session mode, or for the server’s own address.</source>
        <translation>Kuna pooler ya transaction mode mbele ya seva. K2Desk ingekosa mabadiliko hapo, kwa hiyo haiitumii. Mwombe mtu wako wa IT session mode, au anwani ya seva yenyewe.</translation>
    </message>
    <message>
        <source>This database belongs to another program.</source>
        <translation>Hifadhidata hii ni ya programu nyingine.</translation>
    </message>
    <message>
        <source>It holds tables that are not of K2Desk. Nothing was changed. Use a database of its own for the list.</source>
        <translation>Ina majedwali yasiyo ya K2Desk. Hakuna kilichobadilishwa. Tumia hifadhidata ya peke yake kwa orodha.</translation>
    </message>
    <message>
        <source>There is no list in this database yet.</source>
        <translation>Bado hakuna orodha kwenye hifadhidata hii.</translation>
    </message>
    <message>
        <source>Somebody may also have emptied it. Type the user and password of the list’s administrator, then choose Make the list here.</source>
        <translation>Huenda pia mtu ameifuta. Andika mtumiaji na nenosiri la msimamizi wa orodha, kisha uchague Tengeneza orodha hapa.</translation>
    </message>
    <message>
        <source>This is another list than before.</source>
        <translation>Hii ni orodha nyingine tofauti na ya awali.</translation>
    </message>
    <message>
        <source>It may have been made again after a loss. You see your own copy, and nothing can be changed now. In Settings, share this desk’s list once more.</source>
        <translation>Huenda ilitengenezwa upya baada ya kupotea. Unaona nakala yako, na hakuna kinachoweza kubadilishwa sasa. Kwenye Mipangilio, shiriki tena orodha ya dawati hili.</translation>
    </message>
    <message>
        <source>The shared list is older than this K2Desk.</source>
        <translation>Orodha ya pamoja ni ya zamani kuliko K2Desk hii.</translation>
    </message>
    <message>
        <source>You can read it, but not change it. In Settings, an administrator of the list brings it up to date with one press.</source>
        <translation>Unaweza kuisoma, lakini si kuibadilisha. Kwenye Mipangilio, msimamizi wa orodha anaisasisha kwa kubonyeza mara moja.</translation>
    </message>
    <message>
        <source>The shared list needs a newer K2Desk.</source>
        <translation>Orodha ya pamoja inahitaji K2Desk mpya zaidi.</translation>
    </message>
    <message>
        <source>You can read it, but not change it. Bring K2Desk up to date on this computer.</source>
        <translation>Unaweza kuisoma, lakini si kuibadilisha. Sasisha K2Desk kwenye kompyuta hii.</translation>
    </message>
    <message>
        <source>The shared list was put back to an older state.</source>
        <translation>Orodha ya pamoja imerudishwa kwenye hali ya zamani.</translation>
    </message>
    <message>
        <source>It lacks changes that this desk has seen, so K2Desk creates nothing now. Your own copy has them. In Settings, share this desk’s list once more: the missing rows are put in.</source>
        <translation>Inakosa mabadiliko ambayo dawati hili limeyaona, kwa hiyo K2Desk haiundi chochote sasa. Nakala yako inayo. Kwenye Mipangilio, shiriki tena orodha ya dawati hili: safu zinazokosekana zitawekwa.</translation>
    </message>
    <message>
        <source>The list server does not answer.</source>
        <translation>Seva ya orodha haijibu.</translation>
    </message>
    <message>
        <source>Nothing was changed. Wait a moment and try again, or ask your IT person.</source>
        <translation>Hakuna kilichobadilishwa. Subiri kidogo kisha ujaribu tena, au muulize mtu wako wa IT.</translation>
    </message>
    <message>
        <source>Too many programs are connected to it. Nothing was changed. Ask your IT person for more connections.</source>
        <translation>Programu nyingi mno zimeunganishwa nayo. Hakuna kilichobadilishwa. Mwombe mtu wako wa IT miunganisho zaidi.</translation>
    </message>
    <message>
        <source>The list server is full.</source>
        <translation>Seva ya orodha imejaa.</translation>
    </message>
    <message>
        <source>{person} is creating this one now.</source>
        <translation>{person} anauunda huu sasa.</translation>
    </message>
    <message>
        <source>{person} pressed Create at {desk} before you. Nothing was sent from this desk. The list shows how it ends.</source>
        <translation>{person} alibonyeza Unda kwenye {desk} kabla yako. Hakuna kilichotumwa kutoka dawati hili. Orodha inaonyesha unavyoisha.</translation>
    </message>
    <message>
        <source>{desk} is creating this one now.</source>
        <translation>{desk} inauunda huu sasa.</translation>
    </message>
    <message>
        <source>Somebody pressed Create at {desk} before you. Nothing was sent from this desk. The list shows how it ends.</source>
        <translation>Mtu alibonyeza Unda kwenye {desk} kabla yako. Hakuna kilichotumwa kutoka dawati hili. Orodha inaonyesha unavyoisha.</translation>
    </message>
    <message>
        <source>K2Desk reads files up to {size}, 200,000 rows and 500 columns. Nothing was changed. Save one day or one month of it as a file of its own, then open that.</source>
        <translation>K2Desk husoma faili hadi {size}, mistari 200,000 na safu 500. Hakuna kilichobadilika. Hifadhi siku moja au mwezi mmoja kama faili yake, kisha ufungue hiyo.</translation>
    </message>
    <message>
        <source>K2Desk reads CSV, TSV, XLSX, XLS and ODS. Open it in your spreadsheet program and save it there as XLSX, then open that here.</source>
        <translation>K2Desk husoma CSV, TSV, XLSX, XLS na ODS. Ifungue kwenye programu yako ya spreadsheet, uihifadhi humo kama XLSX, kisha ufungue hiyo hapa.</translation>
    </message>
    <message>
        <source>Another program copies the folder of your list.</source>
        <translation>Programu nyingine inanakili folda ya orodha yako.</translation>
    </message>
</context>
<context>
    <name>MissingReportDialog</name>
    <message>
        <source>Report a missing payment</source>
        <translation>Ripoti malipo yasiyofika</translation>
    </message>
    <message>
        <source>Send this to Kopo Kopo’s support. They want one till and one range of time for each payment, and each range only once.</source>
        <translation>Tuma hii kwa huduma kwa wateja ya Kopo Kopo. Wanataka till moja na kipindi kimoja kwa kila malipo, na kila kipindi mara moja tu.</translation>
    </message>
    <message>
        <source>Message for Kopo Kopo</source>
        <translation>Ujumbe kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Copy the &amp;message</source>
        <translation>&amp;Nakili ujumbe</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to a new address</source>
        <translation>Hamia anwani mpya</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Kinachohamishwa</translation>
    </message>
    <message>
        <source>Letter to Kopo Kopo’s support</source>
        <translation>Barua kwa huduma kwa wateja ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Hifadhi barua</translation>
    </message>
    <message>
        <source>It is at the new address already.</source>
        <translation>Tayari uko kwenye anwani mpya.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Inajaribu…</translation>
    </message>
    <message>
        <source>You removed one like it. Kopo Kopo may still send it there.</source>
        <translation>Uliondoa unaofanana nao. Huenda Kopo Kopo bado inautuma huko.</translation>
    </message>
    <message>
        <source>New web &amp;address</source>
        <translation>&amp;Anwani mpya ya tovuti</translation>
    </message>
    <message>
        <source>&amp;Test it</source>
        <translation>&amp;Ipime</translation>
    </message>
    <message>
        <source>Copy the &amp;letter</source>
        <translation>&amp;Nakili barua</translation>
    </message>
    <message>
        <source>Save t&amp;he letter…</source>
        <translation>&amp;Hifadhi barua…</translation>
    </message>
    <message>
        <source>Create {n} at the &amp;new address</source>
        <translation>&amp;Unda {n} kwenye anwani mpya</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Simamisha</translation>
    </message>
    <message>
        <source>K2Desk can reach the new address.</source>
        <translation>K2Desk inafikia anwani mpya.</translation>
    </message>
    <message>
        <source>Kopo Kopo cannot change a subscription. So K2Desk makes the same ones for the new address and hides those for {old}. Kopo Kopo goes on sending there until its support ends them.</source>
        <translation>Kopo Kopo haiwezi kubadilisha usajili uliopo. Kwa hivyo K2Desk huunda usajili uleule kwa anwani mpya, na kuficha ule wa {old}. Kopo Kopo itaendelea kutuma huko hadi huduma yake kwa wateja iusimamishe.</translation>
    </message>
    <message>
        <source>Test the new address first. The test sends nothing.</source>
        <translation>Pima anwani mpya kwanza. Kipimo hakitumi chochote.</translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>Inasimama baada ya unaotumwa sasa…</translation>
    </message>
    <message>
        <source>K2Desk moved {n} of {all}. The old ones are hidden, but still sending.</source>
        <translation>Usajili {n} kati ya {all} umehamishwa. Wa zamani umefichwa, na bado unatuma.</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Network</source>
        <translation>Mtandao</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Anwani ya proksi</translation>
    </message>
    <message>
        <source>for example http://10.0.0.1:3128</source>
        <translation>mfano http://10.0.0.1:3128</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>Sekunde {n}</translation>
    </message>
    <message>
        <source>This is not the address of a proxy.</source>
        <translation>Hii si anwani ya proksi.</translation>
    </message>
    <message>
        <source>Nothing was changed. Write it like http://10.0.0.1:3128, without a name or password.</source>
        <translation>Hakuna kilichobadilishwa. Iandike kama http://10.0.0.1:3128, bila jina wala nywila.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask the person who looks after your network for another one.</source>
        <translation>Hakuna kilichobadilishwa. Mwombe anayesimamia mtandao wako nyingine.</translation>
    </message>
    <message>
        <source>Wait for &amp;an answer</source>
        <translation>&amp;Subiri jibu kwa</translation>
    </message>
    <message>
        <source>Same as this computer</source>
        <translation>Kama kompyuta hii</translation>
    </message>
    <message>
        <source>Co&amp;nnection to Kopo Kopo</source>
        <translation>&amp;Muunganisho na Kopo Kopo</translation>
    </message>
    <message>
        <source>Directly to the internet</source>
        <translation>Moja kwa moja kwenye intaneti</translation>
    </message>
    <message>
        <source>Through this proxy:</source>
        <translation>Kupitia proksi hii:</translation>
    </message>
    <message>
        <source>If your internet is slow, wait longer. Practice never uses a proxy.</source>
        <translation>Intaneti ikiwa polepole, kusubiri zaidi husaidia. Mazoezi hayatumii proksi kamwe.</translation>
    </message>
    <message>
        <source>K2Desk cannot use a SOCKS proxy.</source>
        <translation>K2Desk haiwezi kutumia proksi ya SOCKS.</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Network settings</source>
        <translation>Mipangilio ya mtandao</translation>
    </message>
</context>
<context>
    <name>NewSubscriptionPage</name>
    <message>
        <source>Use {address}</source>
        <translation>Tumia {address}</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Inatuma…</translation>
    </message>
    <message>
        <source>&amp;Create for real payments</source>
        <translation>&amp;Unda kwa malipo halisi</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %n for real payments</source>
        <translation>
            <numerusform>&amp;Unda %n kwa malipo halisi</numerusform>
            <numerusform>&amp;Unda %n kwa malipo halisi</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Create test subscription</source>
        <translation>&amp;Unda usajili wa majaribio</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %n test subscriptions</source>
        <translation>
            <numerusform>&amp;Unda usajili %n wa majaribio</numerusform>
            <numerusform>&amp;Unda usajili %n wa majaribio</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Create practice subscription</source>
        <translation>&amp;Unda usajili wa mazoezi</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %n practice subscriptions</source>
        <translation>
            <numerusform>&amp;Unda usajili %n wa mazoezi</numerusform>
            <numerusform>&amp;Unda usajili %n wa mazoezi</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent until you press Create</source>
        <translation>Hakuna kinachotumwa hadi ubonyeze Unda</translation>
    </message>
    <message>
        <source>Computers read it as {name}. Is that really your website?</source>
        <translation>Kompyuta huisoma kama {name}. Je, hiyo ni tovuti yako kweli?</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Rasimu imehifadhiwa</translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation>Haijahifadhiwa: diski imejaa</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Haijahifadhiwa</translation>
    </message>
    <message>
        <source>Your POS company or website person gives you this address.</source>
        <translation>Kampuni ya POS au mtaalamu wa tovuti yako hukupa anwani hii.</translation>
    </message>
</context>
<context>
    <name>NotAdministratorDialog</name>
    <message>
        <source>Ask your Administrator</source>
        <translation>Muulize Administrator wako</translation>
    </message>
    <message>
        <source>Only the Administrator of your Kopo Kopo account can see the keys. Send this message:</source>
        <translation>Administrator wa akaunti yako ya Kopo Kopo pekee ndiye anayeweza kuona funguo. Tuma ujumbe huu:</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Ujumbe</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Nakili</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>and {n} more</source>
        <translation>na {n} zaidi</translation>
    </message>
    <message>
        <source>{host}: its certificate ends within a day</source>
        <translation>{host}: cheti chake kinaisha ndani ya siku moja</translation>
    </message>
    <message>
        <source>{host}: its certificate ends in 1 day</source>
        <translation>{host}: cheti chake kinaisha baada ya siku 1</translation>
    </message>
    <message>
        <source>{host}: its certificate ends in {n} days</source>
        <translation>{host}: cheti chake kitaisha baada ya siku {n}</translation>
    </message>
    <message>
        <source>A subscription needs attention</source>
        <translation>Usajili mmoja unahitaji uangalizi</translation>
    </message>
    <message>
        <source>{n} subscriptions need attention</source>
        <translation>Usajili {n} unahitaji uangalizi</translation>
    </message>
    <message>
        <source>A security certificate ends soon</source>
        <translation>Cheti cha usalama kitaisha hivi karibuni</translation>
    </message>
    <message>
        <source>Open K2Desk to see every till.</source>
        <translation>Fungua K2Desk uone kila till.</translation>
    </message>
    <message>
        <source>Not ready: {n} of your {all} accounts</source>
        <translation>Hazijawa tayari: akaunti {n} kati ya {all}</translation>
    </message>
    <message>
        <source>Ready to open: all {all} accounts</source>
        <translation>Tayari kufungua: akaunti zote {all}</translation>
    </message>
    <message>
        <source>It works again</source>
        <translation>Inafanya kazi tena</translation>
    </message>
    <message>
        <source>Your server is in trouble</source>
        <translation>Seva yako ina tatizo</translation>
    </message>
    <message>
        <source>The payment that you wait for came</source>
        <translation>Malipo unayosubiri yamefika</translation>
    </message>
    <message>
        <source>{n} payments that you wait for came</source>
        <translation>Malipo {n} unayosubiri yamefika</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening your list…</source>
        <translation>Inafungua orodha yako…</translation>
    </message>
</context>
<context>
    <name>OtherAccounts</name>
    <message>
        <source>Your other accounts</source>
        <translation>Akaunti zako nyingine</translation>
    </message>
    <message>
        <source>Check these &amp;too</source>
        <translation>Kagua na hi&amp;zi</translation>
    </message>
    <message>
        <source>Done. Each account says what was found.</source>
        <translation>Tayari. Kila akaunti inasema kilichopatikana.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>na {n} zaidi</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Fungua</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Fungua {name}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Inakagua…</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Haijakaguliwa</translation>
    </message>
    <message>
        <source>Checked {time}.</source>
        <translation>Imekaguliwa {time}.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Bado haijakaguliwa</translation>
    </message>
    <message>
        <source>{n} of {all} need attention</source>
        <translation>{n} kati ya {all} zinahitaji uangalifu</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Inahitaji uangalifu</translation>
    </message>
    <message>
        <source>Nothing known against it</source>
        <translation>Hakuna tatizo linalojulikana</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>Name and note…</source>
        <translation>Jina na maelezo…</translation>
    </message>
    <message>
        <source>Our looks and samples</source>
        <translation>Majaribio na sampuli zetu</translation>
    </message>
    <message>
        <source>The first alert arrived here on {when}: {event}.</source>
        <translation>Arifa ya kwanza ilifika hapa {when}: {event}.</translation>
    </message>
</context>
<context>
    <name>PageFactory</name>
    <message>
        <source>Subscriptions</source>
        <translation>Usajili</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Ramani ya till</translation>
    </message>
    <message>
        <source>Test &amp;&amp; diagnose</source>
        <translation>Pima na tafuta</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Arifa</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Mazoezi</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Mipangilio</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Msaada</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Malipo</translation>
    </message>
</context>
<context>
    <name>PasteKeys</name>
    <message>
        <source>Found and filled in: {names}.</source>
        <translation>Zimepatikana na kujazwa: {names}.</translation>
    </message>
    <message>
        <source>Got all three in a message?</source>
        <translation>Umezipata zote tatu kwenye ujumbe?</translation>
    </message>
    <message>
        <source>&amp;Paste them at once</source>
        <translation>&amp;Zibandike kwa pamoja</translation>
    </message>
    <message>
        <source>&amp;Forget what I copied</source>
        <translation>&amp;Sahau nilichonakili</translation>
    </message>
    <message>
        <source>K2Desk found no keys in what you copied. Copy the whole message, then press it again.</source>
        <translation>K2Desk haikupata funguo katika ulichonakili. Nakili ujumbe wote, kisha bonyeza tena.</translation>
    </message>
    <message>
        <source>K2Desk cleared what you copied.</source>
        <translation>Ulichonakili kimesahauliwa.</translation>
    </message>
    <message>
        <source>This computer still has what you copied. Copy something else to replace it.</source>
        <translation>Kompyuta hii bado ina ulichonakili. Nakili kitu kingine badala yake.</translation>
    </message>
</context>
<context>
    <name>PaymentDetails</name>
    <message>
        <source>&amp;Give it to a sale</source>
        <translation>Itumie k&amp;wa mauzo</translation>
    </message>
    <message>
        <source>It was a mistake: take it &amp;back</source>
        <translation>Yalikuwa makosa: &amp;rudisha</translation>
    </message>
    <message>
        <source>Only this computer knows who gave what. Kopo Kopo’s own app may say something else.</source>
        <translation>Ni kompyuta hii tu inayojua nani alitumia malipo gani. Programu ya Kopo Kopo yenyewe huenda ikasema vingine.</translation>
    </message>
    <message>
        <source>Show the pa&amp;yment that it undoes</source>
        <translation>Onyesha ma&amp;lipo yaliyobatilishwa</translation>
    </message>
    <message>
        <source>Show how the money &amp;went back</source>
        <translation>Onyesha &amp;jinsi pesa zilivyorudi</translation>
    </message>
    <message>
        <source>The money went back, so this sale is not paid any more.</source>
        <translation>Pesa zilirudi, hivyo mauzo haya hayajalipwa tena.</translation>
    </message>
    <message>
        <source>Talk to {who}.</source>
        <translation>Ongea na {who}.</translation>
    </message>
    <message>
        <source>Kopo Kopo gave no time that K2Desk can read.</source>
        <translation>Kopo Kopo haikutoa saa ambayo K2Desk inaweza kusoma.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka kwa</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Wakati</translation>
    </message>
</context>
<context>
    <name>PaymentFindings</name>
    <message>
        <source>There is no M-PESA code in it.</source>
        <translation>Hamna msimbo wa M-PESA ndani yake.</translation>
    </message>
    <message>
        <source>M-PESA does not make codes like “{code}”.</source>
        <translation>M-PESA haitengenezi misimbo kama “{code}”.</translation>
    </message>
    <message>
        <source>The message is not about a payment to a till.</source>
        <translation>Ujumbe hauhusu malipo kwa till.</translation>
    </message>
    <message>
        <source>There are several codes in it.</source>
        <translation>Kuna misimbo kadhaa ndani yake.</translation>
    </message>
    <message>
        <source>The time in it is still to come.</source>
        <translation>Saa iliyo ndani yake bado haijafika.</translation>
    </message>
    <message>
        <source>The code is of another day than the one in the message.</source>
        <translation>Msimbo ni wa siku tofauti na ile ya ujumbe.</translation>
    </message>
    <message>
        <source>Kopo Kopo has this code at another till.</source>
        <translation>Kopo Kopo ina msimbo huu kwenye till nyingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo has this code with another amount.</source>
        <translation>Kopo Kopo ina msimbo huu wenye kiasi kingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo has this code at another time.</source>
        <translation>Kopo Kopo ina msimbo huu wa saa nyingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo has this code from another payer.</source>
        <translation>Kopo Kopo ina msimbo huu kutoka kwa mlipaji mwingine.</translation>
    </message>
    <message>
        <source>The payment came, and the money went back.</source>
        <translation>Malipo yalifika, kisha pesa zikarudi.</translation>
    </message>
    <message>
        <source>Kopo Kopo does not say that the money came.</source>
        <translation>Kopo Kopo haisemi kwamba pesa zilifika.</translation>
    </message>
    <message>
        <source>Paste the whole message, or type its code of ten signs.</source>
        <translation>Bandika ujumbe wote, au andika msimbo wake wa herufi kumi.</translation>
    </message>
    <message>
        <source>Paste one message at a time.</source>
        <translation>Bandika ujumbe mmoja kwa wakati.</translation>
    </message>
    <message>
        <source>Ask to see the message again, and look at each sign.</source>
        <translation>Omba kuona ujumbe tena, na uangalie kila herufi.</translation>
    </message>
    <message>
        <source>Ask to see the message itself on the customer’s phone.</source>
        <translation>Omba kuona ujumbe wenyewe kwenye simu ya mteja.</translation>
    </message>
    <message>
        <source>Here, but already {given}.</source>
        <translation>Imefika, lakini {given}.</translation>
    </message>
    <message>
        <source>One payment pays for one sale.</source>
        <translation>Malipo moja hulipa mauzo moja.</translation>
    </message>
    <message>
        <source>The money is here: {amount}.</source>
        <translation>Pesa zimefika: {amount}.</translation>
    </message>
    <message>
        <source>{amount} from {payer} reached till {till} {when}.</source>
        <translation>{amount} kutoka kwa {payer} zilifika till {till} {when}.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>mtu fulani</translation>
    </message>
    <message>
        <source>Kopo Kopo does not have {code}, but it has {offered}.</source>
        <translation>Kopo Kopo haina {code}, lakini ina {offered}.</translation>
    </message>
    <message>
        <source>O and 0, I and 1, S and 5 look alike.</source>
        <translation>O na 0, I na 1, S na 5 hufanana.</translation>
    </message>
    <message>
        <source>Compare it with the phone.</source>
        <translation>Linganisha na simu.</translation>
    </message>
    <message>
        <source>Not at Kopo Kopo yet.</source>
        <translation>Bado haijafika Kopo Kopo.</translation>
    </message>
    <message>
        <source>A customer can have paid while the money is still on its way.</source>
        <translation>Huenda mteja amelipa, na pesa bado ziko njiani.</translation>
    </message>
    <message>
        <source>Kopo Kopo’s list up to {time} does not have {code}.</source>
        <translation>Orodha ya Kopo Kopo hadi saa {time} haina {code}.</translation>
    </message>
    <message>
        <source>K2Desk keeps asking, and tells you when it is here.</source>
        <translation>K2Desk itaendelea kuuliza, na kukuambia ikifika.</translation>
    </message>
    <message>
        <source>Nothing speaks for this payment.</source>
        <translation>Hakuna kinachothibitisha malipo haya.</translation>
    </message>
    <message>
        <source>A message that looks like one of M-PESA is no proof.</source>
        <translation>Ujumbe unaofanana na wa M-PESA si uthibitisho.</translation>
    </message>
    <message>
        <source>came {when}</source>
        <translation>yalifika {when}</translation>
    </message>
    <message>
        <source>not there yet, report is ready</source>
        <translation>hayajafika, ripoti iko tayari</translation>
    </message>
    <message>
        <source>not there yet, waiting since {time}</source>
        <translation>hayajafika, yanasubiriwa tangu saa {time}</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo. A customer’s payment has not reached our account.</source>
        <translation>Habari Kopo Kopo. Malipo ya mteja hayajafika kwenye akaunti yetu.</translation>
    </message>
    <message>
        <source>Till: {till}</source>
        <translation>Till: {till}</translation>
    </message>
    <message>
        <source>Paid on {date} between {begins} and {ends} (Kenyan time).</source>
        <translation>Yalilipwa tarehe {date} kati ya saa {begins} na {ends} (saa za Kenya).</translation>
    </message>
    <message>
        <source>M-PESA code: {code}</source>
        <translation>Msimbo wa M-PESA: {code}</translation>
    </message>
    <message>
        <source>Please look for it and tell us. Thank you.</source>
        <translation>Tafadhali yatafute na utuambie. Asante.</translation>
    </message>
</context>
<context>
    <name>PaymentLists</name>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kiasi</translation>
    </message>
    <message>
        <source>Money given back</source>
        <translation>Pesa zilizorudishwa</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tarehe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Saa</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Nambari ya simu</translation>
    </message>
    <message>
        <source>Customer’s name</source>
        <translation>Jina la mteja</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>The reference was misspelt.</source>
        <translation>Kumbukumbu iliandikwa vibaya.</translation>
    </message>
    <message>
        <source>Found by amount and time.</source>
        <translation>Imepatikana kwa kiasi na saa.</translation>
    </message>
    <message>
        <source>A heading</source>
        <translation>Kichwa</translation>
    </message>
    <message>
        <source>A sum, not a payment</source>
        <translation>Jumla, si malipo</translation>
    </message>
    <message>
        <source>No amount that K2Desk can read</source>
        <translation>Hakuna kiasi ambacho K2Desk inaweza kusoma</translation>
    </message>
    <message>
        <source>Not a payment</source>
        <translation>Si malipo</translation>
    </message>
    <message>
        <source>Your list has it {n} times.</source>
        <translation>Orodha yako inayo mara {n}.</translation>
    </message>
    <message>
        <source>The money went back.</source>
        <translation>Pesa zilirudishwa.</translation>
    </message>
    <message>
        <source>Only your list says the money went back.</source>
        <translation>Ni orodha yako tu inayosema pesa zilirudishwa.</translation>
    </message>
    <message>
        <source>Its alert came here.</source>
        <translation>Arifa yake ilifika hapa.</translation>
    </message>
    <message>
        <source>No alert came here.</source>
        <translation>Hakuna arifa iliyofika hapa.</translation>
    </message>
    <message>
        <source>This file holds customers’ names and phone numbers.</source>
        <translation>Faili hii ina majina na nambari za simu za wateja.</translation>
    </message>
    <message>
        <source>This file holds no whole names and no phone numbers.</source>
        <translation>Faili hii haina majina kamili wala nambari za simu.</translation>
    </message>
</context>
<context>
    <name>Payments</name>
    <message>
        <source>Customer</source>
        <translation>Mteja</translation>
    </message>
    <message>
        <source>Another business</source>
        <translation>Biashara nyingine</translation>
    </message>
    <message>
        <source>Another merchant</source>
        <translation>Mfanyabiashara mwingine</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kadi</translation>
    </message>
    <message>
        <source>Another kind</source>
        <translation>Aina nyingine</translation>
    </message>
    <message>
        <source>Money went back</source>
        <translation>Pesa zilirudi</translation>
    </message>
    <message>
        <source>Reversed later</source>
        <translation>Yalirudishwa baadaye</translation>
    </message>
    <message>
        <source>“{status}”</source>
        <translation>“{status}”</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>Hakuna hali</translation>
    </message>
    <message>
        <source>Amount unclear</source>
        <translation>Kiasi si wazi</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Yamepokelewa</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>saa haijulikani</translation>
    </message>
    <message>
        <source>given at {time} by {who}</source>
        <translation>yalitumika saa {time} na {who}</translation>
    </message>
    <message>
        <source>given on {date} at {time} by {who}</source>
        <translation>yalitumika tarehe {date} saa {time} na {who}</translation>
    </message>
    <message>
        <source>{amount} from {payer} to till {till}, {time}, {status}</source>
        <translation>{amount} kutoka kwa {payer} kwenda till {till}, {time}, {status}</translation>
    </message>
    <message>
        <source>{amount} went back to {payer} from till {till}, {time}, {status}</source>
        <translation>{amount} zilirudi kwa {payer} kutoka till {till}, {time}, {status}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>mtu fulani</translation>
    </message>
    <message>
        <source>{days}, whole business</source>
        <translation>{days}, biashara nzima</translation>
    </message>
    <message>
        <source>{days}, till {till}</source>
        <translation>{days}, till {till}</translation>
    </message>
    <message>
        <source>{sum} less {back} that went back</source>
        <translation>{sum} toa {back} zilizorudi</translation>
    </message>
</context>
<context>
    <name>PaymentsModel</name>
    <message>
        <source>Time (EAT)</source>
        <translation>Saa (EAT)</translation>
    </message>
    <message>
        <source>Time (Kenyan)</source>
        <translation>Saa (za Kenya)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kiasi</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Sarafu</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Kutoka kwa</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kumbukumbu</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Aina</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>Given to a sale</source>
        <translation>Yametumika kwa mauzo</translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message>
        <source>Payments at Kopo Kopo</source>
        <translation>Malipo kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Search name, amount, reference</source>
        <translation>Tafuta jina, kiasi au kumbukumbu</translation>
    </message>
    <message>
        <source>&amp;All {n}</source>
        <translation>&amp;Yote {n}</translation>
    </message>
    <message>
        <source>N&amp;ot given {n}</source>
        <translation>Hayajat&amp;umika {n}</translation>
    </message>
    <message>
        <source>Rever&amp;sed {n}</source>
        <translation>Yaliyoru&amp;dishwa {n}</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>H&amp;ifadhi kama…</translation>
    </message>
    <message>
        <source>At the &amp;counter…</source>
        <translation>&amp;Kwenye kaunta…</translation>
    </message>
    <message>
        <source>Compare with a &amp;list…</source>
        <translation>Li&amp;nganisha na orodha…</translation>
    </message>
    <message>
        <source>Ask Kopo Kopo</source>
        <translation>Uliza Kopo Kopo</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Onyesha yote</translation>
    </message>
    <message>
        <source>Keep the&amp;m…</source>
        <translation>Ya&amp;hifadhi…</translation>
    </message>
    <message numerus="yes">
        <source>%n payments</source>
        <translation>
            <numerusform>malipo %n</numerusform>
            <numerusform>malipo %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Kopo Kopo’s list up to {time}.</source>
        <translation>Orodha ya Kopo Kopo hadi saa {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are no payments.</source>
        <translation>
            <numerusform>Ingizo %n si malipo.</numerusform>
            <numerusform>Maingizo %n si malipo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Hakuna kinacholingana.</translation>
    </message>
    <message>
        <source>Clear the search, or choose “All”.</source>
        <translation>Futa utafutaji, au chagua “Yote”.</translation>
    </message>
    <message>
        <source>Asking Kopo Kopo…</source>
        <translation>Inauliza Kopo Kopo…</translation>
    </message>
    <message>
        <source>Kopo Kopo’s list up to {time} is empty. A payment may still be on its way.</source>
        <translation>Orodha ya Kopo Kopo hadi saa {time} ni tupu. Huenda malipo bado yako njiani.</translation>
    </message>
    <message>
        <source>No payments: {period}.</source>
        <translation>Hakuna malipo: {period}.</translation>
    </message>
    <message>
        <source>Ask Kopo Kopo which payments it has: {period}. You need no website for this.</source>
        <translation>Uliza Kopo Kopo ina malipo gani: {period}. Huhitaji tovuti kwa hili.</translation>
    </message>
    <message>
        <source>Did the money arrive?</source>
        <translation>Je, pesa zimefika?</translation>
    </message>
    <message>
        <source>&amp;Hide them again</source>
        <translation>Yafupi&amp;she tena</translation>
    </message>
    <message>
        <source>Names and numbers are shortened until you ask to see them. Times are Kenyan (EAT).</source>
        <translation>Majina na nambari hufupishwa hadi uombe kuyaona. Saa ni za Kenya (EAT).</translation>
    </message>
    <message numerus="yes">
        <source>Kept on this computer for %n days.</source>
        <translation>
            <numerusform>Yanahifadhiwa kwenye kompyuta hii kwa siku %n.</numerusform>
            <numerusform>Yanahifadhiwa kwenye kompyuta hii kwa siku %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>K2Desk forgets them when it closes.</source>
        <translation>K2Desk huyasahau inapofungwa.</translation>
    </message>
    <message>
        <source>with whole names and numbers</source>
        <translation>yenye majina na nambari kamili</translation>
    </message>
    <message>
        <source>names shortened</source>
        <translation>majina yamefupishwa</translation>
    </message>
    <message>
        <source>S&amp;how them</source>
        <translation>Yaonye&amp;she</translation>
    </message>
</context>
<context>
    <name>PlacesTable</name>
    <message>
        <source>Till {till}</source>
        <translation>Till {till}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Imeachwa</translation>
    </message>
    <message>
        <source>{here} on Live: {typed}. {note}</source>
        <translation>{here} kwa pesa halisi: {typed}. {note}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>bado hakuna</translation>
    </message>
    <message>
        <source>In the tests</source>
        <translation>Kwenye majaribio</translation>
    </message>
    <message>
        <source>On Live</source>
        <translation>Kwa pesa halisi</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Kinachotokea</translation>
    </message>
    <message>
        <source>Tills and addresses on Live</source>
        <translation>Till na anwani za pesa halisi</translation>
    </message>
</context>
<context>
    <name>PlanHead</name>
    <message>
        <source>Your plan for real money</source>
        <translation>Mpango wako wa pesa halisi</translation>
    </message>
    <message>
        <source>C&amp;hange the plan</source>
        <translation>&amp;Badilisha mpango</translation>
    </message>
    <message>
        <source>&amp;Leave the plan</source>
        <translation>Ac&amp;ha mpango</translation>
    </message>
    <message>
        <source>Check each row. Nothing is sent until you press Create. What Live already has is left out.</source>
        <translation>Pitia kila mstari. Hakuna kinachotumwa hadi ubonyeze Unda. Uliopo tayari unaachwa.</translation>
    </message>
</context>
<context>
    <name>PlannedModel</name>
    <message>
        <source>Remark</source>
        <translation>Maelezo</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation>Tuambie wakati</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Hutumwa kwa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Practise with trouble</source>
        <translation>Fanya mazoezi ya matatizo</translation>
    </message>
    <message>
        <source>&amp;Put everything right</source>
        <translation>&amp;Rekebisha kila kitu</translation>
    </message>
    <message>
        <source>All of this is pretend, and only on this computer. Start a story and see what happens.</source>
        <translation>Haya yote ni ya mazoezi, kwenye kompyuta hii pekee. Anza kisa uone kinachotokea.</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>Onyesha hatua za kwanza</translation>
    </message>
    <message>
        <source>First make a subscription to the practice address: then there is something to break.</source>
        <translation>Kwanza unda usajili wa kwenda kwa anwani ya mazoezi: ndipo kutakuwa na kitu cha kuharibu.</translation>
    </message>
    <message>
        <source>&amp;Make a subscription</source>
        <translation>&amp;Unda usajili</translation>
    </message>
    <message>
        <source>Single switches</source>
        <translation>Swichi moja moja</translation>
    </message>
    <message>
        <source>Everything is right again.</source>
        <translation>Kila kitu kiko sawa tena.</translation>
    </message>
    <message>
        <source>&amp;Go live with what you tried…</source>
        <translation>Tumia ulichojaribu kwa &amp;pesa halisi…</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Kopo Kopo will tell {host} each time {clause}.</source>
        <translation>Kopo Kopo itaiarifu {host} kila mara {clause}.</translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>Hiki ndicho kitakachotokea</translation>
    </message>
    <message>
        <source>Answer the three questions, and read here what Kopo Kopo will do.</source>
        <translation>Jibu maswali matatu, usome hapa Kopo Kopo itafanya nini.</translation>
    </message>
    <message>
        <source>your website</source>
        <translation>tovuti yako</translation>
    </message>
    <message numerus="yes">
        <source>{tills} and %n more</source>
        <translation>
            <numerusform>{tills} na nyingine %n</numerusform>
            <numerusform>{tills} na nyingine %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>&amp;Maelezo ya mtaalamu wako</translation>
    </message>
    <message>
        <source>K2Desk cannot change or delete a subscription later. Kopo Kopo does not allow it.</source>
        <translation>K2Desk haiwezi kubadilisha au kufuta usajili baadaye. Kopo Kopo hairuhusu.</translation>
    </message>
    <message>
        <source>Code for m&amp;y developer…</source>
        <translation>Msimb&amp;o kwa mtaalamu…</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Details for your developer</source>
        <translation>Maelezo ya mtaalamu wako</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>Nakili msimbo huu</translation>
    </message>
    <message>
        <source>Code {code}, copy</source>
        <translation>Msimbo {code}, nakili</translation>
    </message>
</context>
<context>
    <name>ProblemButtons</name>
    <message>
        <source>Copied. Now paste it.</source>
        <translation>Imenakiliwa. Sasa ibandike.</translation>
    </message>
    <message>
        <source>in {language}</source>
        <translation>kwa {language}</translation>
    </message>
</context>
<context>
    <name>ProblemDialog</name>
    <message>
        <source>The file with your list</source>
        <translation>Faili yenye orodha yako</translation>
    </message>
    <message>
        <source>Copy the name of the file</source>
        <translation>Nakili jina la faili</translation>
    </message>
    <message>
        <source>The log file</source>
        <translation>Faili ya log</translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>&amp;Maelezo ya mtaalamu wako</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>Fun&amp;gua folda</translation>
    </message>
    <message>
        <source>&amp;Begin with an empty list</source>
        <translation>&amp;Anza na orodha tupu</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Jaribu tena</translation>
    </message>
    <message>
        <source>&amp;Start again and keep this file</source>
        <translation>&amp;Anza upya na uhifadhi faili hii</translation>
    </message>
</context>
<context>
    <name>Ready</name>
    <message>
        <source>Nobody is told about payments to this till.</source>
        <translation>Hakuna anayeambiwa kuhusu malipo ya till hii.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not accept your keys.</source>
        <translation>Kopo Kopo haikukubali funguo zako.</translation>
    </message>
    <message>
        <source>Kopo Kopo can no longer find its subscription.</source>
        <translation>Kopo Kopo haiupati tena usajili wake.</translation>
    </message>
    <message>
        <source>Customers can pay, but your POS is not told.</source>
        <translation>Wateja wanaweza kulipa, lakini mifumo yako haiambiwi.</translation>
    </message>
    <message>
        <source>Its subscription is not switched on at Kopo Kopo.</source>
        <translation>Usajili wake haujawashwa kwa Kopo Kopo.</translation>
    </message>
    <message>
        <source>Customers can pay, but your POS may not be told.</source>
        <translation>Wateja wanaweza kulipa, lakini huenda POS yako isiambiwe.</translation>
    </message>
    <message>
        <source>Alerts are on, but they may not reach your POS.</source>
        <translation>Arifa zimewashwa, lakini huenda zisifike kwenye POS yako.</translation>
    </message>
    <message>
        <source>Its subscription was changed at Kopo Kopo.</source>
        <translation>Usajili wake umebadilishwa kwa Kopo Kopo.</translation>
    </message>
    <message>
        <source>Alerts may go somewhere else.</source>
        <translation>Huenda arifa zinaenda kwingine.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer.</source>
        <translation>Kopo Kopo haikujibu.</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <translation>Haikujibu kwa wakati.</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>Iweke</translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation>Uunde tena</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Uonyeshe</translation>
    </message>
    <message>
        <source>Find out why</source>
        <translation>Tafuta sababu</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Linganisha</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Amua</translation>
    </message>
    <message>
        <source>{till}: nobody is told about its payments. Please open K2Desk and press “Set it up”.</source>
        <translation>{till}: hakuna anayeambiwa kuhusu malipo yake. Tafadhali fungua K2Desk na ubonyeze “Iweke”.</translation>
    </message>
    <message>
        <source>{till}: Kopo Kopo refuses our keys. Please open K2Desk, Settings, and put in the new keys.</source>
        <translation>{till}: Kopo Kopo inakataa funguo zetu. Tafadhali fungua K2Desk, Mipangilio, uweke funguo mpya.</translation>
    </message>
    <message>
        <source>{till}: the subscription {id} is no longer Active. Please switch it on again, or tell us why.</source>
        <translation>{till}: usajili {id} haujawashwa tena. Tafadhali uwashe tena, au utuambie sababu.</translation>
    </message>
    <message>
        <source>{till}: our keys are not allowed to read the subscription {id}. Please check what they may do.</source>
        <translation>{till}: funguo zetu haziruhusiwi kusoma usajili {id}. Tafadhali kagua ruhusa zake.</translation>
    </message>
    <message>
        <source>{till}: its subscription differs from what we set up. Please open K2Desk and compare.</source>
        <translation>{till}: usajili wake ni tofauti na tulivyouweka. Tafadhali fungua K2Desk na ulinganishe.</translation>
    </message>
    <message>
        <source>{till}: Kopo Kopo did not answer about the subscription {id}.</source>
        <translation>{till}: Kopo Kopo haikujibu kuhusu usajili {id}.</translation>
    </message>
    <message>
        <source>Good morning. Our payment alerts need your help.</source>
        <translation>Habari za asubuhi. Arifa zetu za malipo zinahitaji msaada wako.</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>Asante.</translation>
    </message>
    <message>
        <source>For your website person</source>
        <translation>Kwa mtaalamu wa tovuti yako</translation>
    </message>
    <message>
        <source>For Kopo Kopo’s support</source>
        <translation>Kwa huduma kwa wateja ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Tayari</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Haiko tayari</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Haijulikani</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>Hakuna cha kukagua</translation>
    </message>
    <message>
        <source>There is nothing to check yet</source>
        <translation>Bado hakuna cha kukagua</translation>
    </message>
    <message>
        <source>Ready to open: your till is ready</source>
        <translation>Tayari kufungua: till yako iko tayari</translation>
    </message>
    <message>
        <source>Ready to open: all {n} tills are ready</source>
        <translation>Tayari kufungua: till zote {n} ziko tayari</translation>
    </message>
    <message>
        <source>Not ready: your till needs help</source>
        <translation>Haiko tayari: till yako inahitaji msaada</translation>
    </message>
    <message>
        <source>Almost ready: 1 till of {all} needs help</source>
        <translation>Karibu tayari: till 1 kati ya {all} inahitaji msaada</translation>
    </message>
    <message>
        <source>Not ready: {n} tills of {all} need help</source>
        <translation>Bado: till {n} kati ya {all} zinahitaji msaada</translation>
    </message>
    <message>
        <source>Alerts on, address reached</source>
        <translation>Arifa zimewashwa, anwani imefikiwa</translation>
    </message>
    <message>
        <source>For the person who looks after K2Desk</source>
        <translation>Kwa anayesimamia K2Desk</translation>
    </message>
    <message>
        <source>For the person who looks after your network</source>
        <translation>Kwa anayesimamia mtandao wako</translation>
    </message>
    <message>
        <source>Covered by “Whole business”</source>
        <translation>Inajumuishwa na “Biashara nzima”</translation>
    </message>
    <message>
        <source>Alerts may go on, but K2Desk cannot check them.</source>
        <translation>Huenda arifa zinaendelea, lakini K2Desk haiwezi kuzisimamia.</translation>
    </message>
    <message>
        <source>Your keys are not allowed to read its subscription.</source>
        <translation>Funguo zako haziruhusiwi kuona usajili wake.</translation>
    </message>
    <message>
        <source>We are not sure if its subscription was made.</source>
        <translation>Hatuna uhakika kama usajili wake umeundwa.</translation>
    </message>
    <message>
        <source>Alerts may or may not arrive.</source>
        <translation>Huenda arifa zikaja, au zisije.</translation>
    </message>
    <message>
        <source>K2Desk could not see if its alerts are on.</source>
        <translation>K2Desk haikuona kama arifa zake zimewashwa.</translation>
    </message>
    <message>
        <source>The network here stopped the check.</source>
        <translation>Mtandao wa hapa ulizuia ukaguzi.</translation>
    </message>
    <message>
        <source>Your alerts are not affected.</source>
        <translation>Arifa zako haziathiriki na hili.</translation>
    </message>
    <message>
        <source>Check again. The internet may be slow.</source>
        <translation>Kagua tena; huenda mtandao ni wa polepole.</translation>
    </message>
    <message>
        <source>{till}: its payment alerts have stopped. Kopo Kopo no longer has the subscription. Please open K2Desk and press “Create it again”.</source>
        <translation>{till}: arifa zake za malipo zimesimama, Kopo Kopo haina tena usajili huo. Tafadhali fungua K2Desk na ubonyeze “Uunde tena”.</translation>
    </message>
    <message>
        <source>{till}: we are not sure if its subscription was made. Please open K2Desk and decide.</source>
        <translation>{till}: hatuna uhakika kama usajili wake umeundwa. Tafadhali fungua K2Desk na uamue.</translation>
    </message>
    <message>
        <source>{till}: the network in the shop stopped the check.</source>
        <translation>{till}: mtandao wa dukani ulizuia ukaguzi.</translation>
    </message>
    <message>
        <source>{till}: there was no answer in time. The internet may be slow.</source>
        <translation>{till}: hakukuwa na jibu kwa wakati. Huenda mtandao ni wa polepole.</translation>
    </message>
    <message>
        <source>Not sure yet: {n} of {all} are not known</source>
        <translation>Hatuna uhakika bado: {n} kati ya {all} hazijulikani</translation>
    </message>
    <message>
        <source>{n} more have trouble.</source>
        <translation>Nyingine {n} zina tatizo.</translation>
    </message>
    <message>
        <source>There is trouble with its web address.</source>
        <translation>Anwani yake ya tovuti ina tatizo.</translation>
    </message>
    <message>
        <source>{till}: trouble with {address}: {problem}</source>
        <translation>{till}: {address} ina tatizo: {problem}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kagua tena</translation>
    </message>
    <message>
        <source>Paste new keys</source>
        <translation>Bandika funguo mpya</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>and {n} more</source>
        <translation>na {n} zaidi</translation>
    </message>
    <message>
        <source>Nothing is sent to your website.</source>
        <translation>Hakuna kinachotumwa kwenye tovuti yako.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Imeghairiwa</translation>
    </message>
    <message>
        <source>Ready to open?</source>
        <translation>Tayari kufungua?</translation>
    </message>
    <message>
        <source>Checked {time}. It took {n} s.</source>
        <translation>Imekaguliwa {time}. Ilichukua sekunde {n}.</translation>
    </message>
    <message>
        <source>Every day at</source>
        <translation>Kila siku saa</translation>
    </message>
    <message>
        <source>While K2Desk runs, also in the background.</source>
        <translation>K2Desk ikiwa wazi, hata ikiwa imefichwa.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Wiki hii</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>G&amp;hairi</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Kagua tena</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>&amp;Kagua sasa</translation>
    </message>
    <message>
        <source>The practice shop is checked only when you press “Check now”.</source>
        <translation>Duka la mazoezi hukaguliwa ukibonyeza “Kagua sasa” tu.</translation>
    </message>
    <message>
        <source>Time of the automatic check</source>
        <translation>Saa ya ukaguzi wa kila siku</translation>
    </message>
    <message>
        <source>Checking every till…</source>
        <translation>Inakagua kila till…</translation>
    </message>
    <message>
        <source>K2Desk checked {n} of {all}. It sent nothing and kept no result.</source>
        <translation>K2Desk imekagua {n} kati ya {all}. Haikutuma chochote wala kuhifadhi matokeo.</translation>
    </message>
    <message>
        <source>One press checks every till: are its alerts on, and does your website answer?</source>
        <translation>Bonyeza mara moja ukague kila till: je, arifa zimewashwa, na tovuti yako inajibu?</translation>
    </message>
    <message>
        <source>Only a real payment proves that everything works. Pay KES 1 to a till to be sure.</source>
        <translation>Malipo halisi pekee ndiyo huthibitisha kuwa yote yanafanya kazi. Lipa KES 1 kwa till ili uwe na uhakika.</translation>
    </message>
    <message>
        <source>&amp;Sheet for the wall…</source>
        <translation>Karatasi ya &amp;ukutani…</translation>
    </message>
</context>
<context>
    <name>RealMoneyQuestion</name>
    <message>
        <source>You were in practice {n} min ago. This is real money.</source>
        <translation>Ulikuwa kwenye mazoezi dakika {n} zilizopita. Hii ni pesa halisi.</translation>
    </message>
    <message>
        <source>You were in practice just now. This is real money.</source>
        <translation>Ulikuwa kwenye mazoezi sasa hivi. Hii ni pesa halisi.</translation>
    </message>
    <message>
        <source>You were in the sandbox {n} min ago. This is real money.</source>
        <translation>Ulikuwa kwenye majaribio dakika {n} zilizopita. Hii ni pesa halisi.</translation>
    </message>
    <message>
        <source>You were in the sandbox just now. This is real money.</source>
        <translation>Ulikuwa kwenye majaribio sasa hivi. Hii ni pesa halisi.</translation>
    </message>
    <message>
        <source>Real money</source>
        <translation>Pesa halisi</translation>
    </message>
    <message>
        <source>The open account is {name}. Go on only if you mean this one.</source>
        <translation>Akaunti iliyofunguliwa ni {name}. Endelea ikiwa unakusudia hii tu.</translation>
    </message>
    <message>
        <source>&amp;Go on with real money</source>
        <translation>&amp;Endelea na pesa halisi</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Si sasa</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>The backup to take</source>
        <translation>Nakala rudufu ya kutumia</translation>
    </message>
    <message>
        <source>Everything that K2Desk wrote down</source>
        <translation>Kila kitu ambacho K2Desk iliandika</translation>
    </message>
    <message>
        <source>One backup</source>
        <translation>Nakala rudufu moja</translation>
    </message>
    <message>
        <source>Choose the day. You see first what it holds.</source>
        <translation>Chagua siku. Kwanza utaona ina nini.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Kutoka</translation>
    </message>
    <message>
        <source>K2Desk goes on with this file. Everything else is kept.</source>
        <translation>K2Desk inaendelea na faili hii. Mengine yote yanahifadhiwa.</translation>
    </message>
    <message>
        <source>The list that is there now</source>
        <translation>Orodha iliyopo sasa</translation>
    </message>
    <message>
        <source>K2Desk keeps the old file and the backups. You can get them back later.</source>
        <translation>K2Desk inahifadhi faili ya zamani na nakala rudufu. Unaweza kuzirudisha baadaye.</translation>
    </message>
    <message>
        <source>An empty list</source>
        <translation>Orodha tupu</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Jaribu tena</translation>
    </message>
    <message>
        <source>K2Desk looks into this backup…</source>
        <translation>K2Desk inaangalia nakala hii…</translation>
    </message>
    <message>
        <source>&amp;Keep this list</source>
        <translation>&amp;Endelea na orodha hii</translation>
    </message>
    <message>
        <source>&amp;Begin with an empty list</source>
        <translation>&amp;Anza na orodha tupu</translation>
    </message>
    <message>
        <source>&amp;Get it back</source>
        <translation>&amp;Irudishe</translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions</source>
        <translation>
            <numerusform>usajili %n</numerusform>
            <numerusform>usajili %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tills</source>
        <translation>
            <numerusform>till %n</numerusform>
            <numerusform>till %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{subscriptions} and {tills}.</source>
        <translation>{subscriptions} na {tills}.</translation>
    </message>
    <message>
        <source>As it was on {when}.</source>
        <translation>Kama ilivyokuwa {when}.</translation>
    </message>
    <message>
        <source>This is another list than the last one.</source>
        <translation>Hii ni orodha nyingine, si ile ya mwisho.</translation>
    </message>
    <message numerus="yes">
        <source>%n newer subscriptions would be missing.</source>
        <translation>
            <numerusform>Usajili %n mpya zaidi hautakuwemo.</numerusform>
            <numerusform>Usajili %n mpya zaidi hautakuwemo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes can’t be read any more.</source>
        <translation>
            <numerusform>Badiliko %n halisomeki tena.</numerusform>
            <numerusform>Mabadiliko %n hayasomeki tena.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Hakuna kinachokosekana.</translation>
    </message>
    <message>
        <source>This backup is no longer there.</source>
        <translation>Nakala rudufu hii haipo tena.</translation>
    </message>
    <message>
        <source>This file is too large to be a list of K2Desk.</source>
        <translation>Faili hii ni kubwa mno kuwa orodha ya K2Desk.</translation>
    </message>
    <message>
        <source>This file is not a list of K2Desk. Choose another one.</source>
        <translation>Faili hii si orodha ya K2Desk. Chagua nyingine.</translation>
    </message>
    <message>
        <source>A newer K2Desk made this backup. Install the newer K2Desk first.</source>
        <translation>K2Desk mpya zaidi ilitengeneza nakala hii. Kwanza sakinisha K2Desk hiyo.</translation>
    </message>
    <message>
        <source>This backup is damaged. Choose another one.</source>
        <translation>Nakala rudufu hii imeharibika. Chagua nyingine.</translation>
    </message>
</context>
<context>
    <name>RemoveAccountQuestion</name>
    <message>
        <source>Remove an account</source>
        <translation>Ondoa akaunti</translation>
    </message>
    <message>
        <source>Remove {name} from this computer?</source>
        <translation>Uiondoe {name} kwenye kompyuta hii?</translation>
    </message>
    <message>
        <source>Kopo Kopo goes on sending its alerts, and K2Desk no longer watches them. Its keys are forgotten. Its list and history stay here, hidden, so you can bring it back.</source>
        <translation>Kopo Kopo itaendelea kutuma arifa zake, na K2Desk haitazifuatilia tena. Funguo zake zinasahauliwa. Orodha na historia yake zinabaki hapa, zikiwa zimefichwa, hivyo unaweza kuirudisha.</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>&amp;Iondoe</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Usiondoe</translation>
    </message>
    <message>
        <source>&amp;Hand it over first…</source>
        <translation>&amp;Kabidhi kwanza…</translation>
    </message>
</context>
<context>
    <name>RemovedAccounts</name>
    <message>
        <source>Removed accounts</source>
        <translation>Akaunti zilizoondolewa</translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation>I&amp;rudishe</translation>
    </message>
    <message>
        <source>removed {day}</source>
        <translation>iliondolewa {day}</translation>
    </message>
</context>
<context>
    <name>RemovedDialog</name>
    <message>
        <source>Removed from this computer</source>
        <translation>Umeondolewa kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Kopo Kopo still sends alerts for these. Put one back to see it in your list again. This sends nothing.</source>
        <translation>Kopo Kopo bado inatuma arifa za usajili huu. Urudishe mmoja uuone tena kwenye orodha yako. Hii haitumi chochote.</translation>
    </message>
    <message>
        <source>Back in the list</source>
        <translation>Umerudi kwenye orodha</translation>
    </message>
    <message>
        <source>&amp;Put {n} back</source>
        <translation>&amp;Rudisha {n}</translation>
    </message>
    <message>
        <source>&amp;Put it back</source>
        <translation>&amp;Urudishe</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>You</source>
        <translation>Wewe</translation>
    </message>
    <message>
        <source>Your website person</source>
        <translation>Mtaalamu wako wa tovuti</translation>
    </message>
    <message>
        <source>Kopo Kopo</source>
        <translation>Kopo Kopo</translation>
    </message>
    <message>
        <source>The network here</source>
        <translation>Mtandao wa hapa</translation>
    </message>
    <message>
        <source>Send the sample alert to be sure.</source>
        <translation>Tuma arifa ya mfano ili uwe na uhakika.</translation>
    </message>
    <message>
        <source>Not you, and not Kopo Kopo.</source>
        <translation>Si wewe, na si Kopo Kopo.</translation>
    </message>
    <message>
        <source>Not you, and not your website person.</source>
        <translation>Si wewe, na si mtaalamu wako wa tovuti.</translation>
    </message>
    <message>
        <source>Hello, from this network we could not test {host}. {what} Please look at it. Details below.</source>
        <translation>Habari, hatukuweza kujaribu {host} kutoka mtandao huu. {what} Tafadhali iangalie. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>Server exam</source>
        <translation>Mtihani wa seva</translation>
    </message>
    <message>
        <source>K2Desk can reach your website. Send a sample to be sure that it takes alerts. Your POS may record a sale of KES 1.</source>
        <translation>K2Desk inafikia tovuti yako. Tuma arifa ya mfano ili uhakikishe kuwa inapokea arifa. POS yako inaweza kurekodi mauzo ya KES 1.</translation>
    </message>
    <message>
        <source>You can fix it on this computer.</source>
        <translation>Unaweza kuirekebisha kwenye kompyuta hii.</translation>
    </message>
    <message>
        <source>K2Desk cannot test your website from here.</source>
        <translation>K2Desk haiwezi kupima tovuti yako kutoka hapa.</translation>
    </message>
    <message>
        <source>Hello, we tested {host}, which takes our payment alerts from Kopo Kopo. {what} {meaning} Please fix it and tell me when it is done. Details are below.</source>
        <translation>Habari, tumejaribu {host}, inayopokea arifa zetu za malipo kutoka Kopo Kopo. {what} {meaning} Tafadhali rekebisha na uniambie ikiwa tayari. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>Your website is fine, but a subscription to it says “{state}”. Open it in the list.</source>
        <translation>Tovuti yako iko sawa, lakini usajili unaotuma huko una hali “{state}”. Ufungue kwenye orodha.</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo, our subscription for {what} to {host} says “{state}”. Our server is fine. Please tell us why, and switch it on again. Details are below.</source>
        <translation>Habari Kopo Kopo, usajili wetu wa {what} kwa {host} una hali “{state}”, ilhali seva yetu iko sawa. Tafadhali tuambie sababu, na muuwashe tena. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>The website is fine, but no subscription in your list sends to this address. Make one, or compare the address letter by letter.</source>
        <translation>Tovuti iko sawa, lakini hakuna usajili kwenye orodha yako unaotuma kwa anwani hii. Unda mmoja, au linganisha anwani herufi kwa herufi.</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo, our server {host} takes signed alerts. Our subscription for {what} is Active, yet alerts are missing. Please tell us whether you sent them, and what our server answered. Details are below.</source>
        <translation>Habari Kopo Kopo, seva yetu {host} inapokea vizuri arifa zenye saini na usajili wetu wa {what} umewashwa, lakini arifa zinakosekana. Tafadhali tuambie kama zilitumwa, na seva yetu ilijibu nini. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>No one: no trouble so far</source>
        <translation>Hakuna: hakuna tatizo hadi sasa</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Kila kitu ni sawa</translation>
    </message>
    <message>
        <source>Your website took the sample, and Kopo Kopo says Active.</source>
        <translation>Tovuti yako ilipokea mfano, na Kopo Kopo inasema Active.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report for support</source>
        <translation>Ripoti ya msaada</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Hifadhi ripoti</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Imehifadhiwa</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Hifadhi…</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Nakili</translation>
    </message>
    <message>
        <source>This is the whole report: no keys, names, tills or web addresses. Read it, save it, and send it to the person who helps you.</source>
        <translation>Hiki ndicho kilichomo tu: hakuna funguo, majina, till wala anwani za tovuti. Isome, ihifadhi, kisha umtumie anayekusaidia.</translation>
    </message>
    <message>
        <source>K2Desk could not save it there. Choose another place.</source>
        <translation>K2Desk haikuweza kuihifadhi hapo. Chagua mahali pengine.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Compared payments</source>
        <translation>Malipo yaliyolinganishwa</translation>
    </message>
    <message>
        <source>Search name, amount, reference</source>
        <translation>Tafuta jina, kiasi, kumbukumbu</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>Yote {n}</translation>
    </message>
    <message>
        <source>Missing in your list {n}</source>
        <translation>Hayapo kwenye orodha yako {n}</translation>
    </message>
    <message>
        <source>Missing at Kopo Kopo {n}</source>
        <translation>Hayapo kwa Kopo Kopo {n}</translation>
    </message>
    <message>
        <source>Amounts differ {n}</source>
        <translation>Kiasi tofauti {n}</translation>
    </message>
    <message>
        <source>In both {n}</source>
        <translation>Yapo kote {n}</translation>
    </message>
    <message>
        <source>Not compared {n}</source>
        <translation>Hayakulinganishwa {n}</translation>
    </message>
    <message>
        <source>Show names and numbers</source>
        <translation>Onyesha majina na nambari</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>H&amp;ifadhi kama…</translation>
    </message>
    <message>
        <source>Copy message for w&amp;ebsite person</source>
        <translation>Nakili ujumbe kwa &amp;mtaalamu</translation>
    </message>
    <message>
        <source>The two lists agree.</source>
        <translation>Orodha hizo mbili zinakubaliana.</translation>
    </message>
    <message>
        <source>Missing in your list: {ours}. Missing at Kopo Kopo: {theirs}. Amounts differ: {differ}.</source>
        <translation>Hayapo kwenye orodha yako: {ours}. Hayapo kwa Kopo Kopo: {theirs}. Kiasi kinatofautiana: {differ}.</translation>
    </message>
    <message numerus="yes">
        <source>The clock of your list is %n minutes ahead.</source>
        <translation>
            <numerusform>Saa ya orodha yako iko mbele kwa dakika %n.</numerusform>
            <numerusform>Saa ya orodha yako iko mbele kwa dakika %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of your list is %n minutes behind.</source>
        <translation>
            <numerusform>Saa ya orodha yako iko nyuma kwa dakika %n.</numerusform>
            <numerusform>Saa ya orodha yako iko nyuma kwa dakika %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments at Kopo Kopo are not certain, and left out.</source>
        <translation>
            <numerusform>Malipo %n kwa Kopo Kopo hayana uhakika, na yameachwa.</numerusform>
            <numerusform>Malipo %n kwa Kopo Kopo hayana uhakika, na yameachwa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows came twice from Kopo Kopo, and count once.</source>
        <translation>
            <numerusform>Mstari %n ulikuja mara mbili kutoka Kopo Kopo, na unahesabiwa mara moja.</numerusform>
            <numerusform>Mistari %n ilikuja mara mbili kutoka Kopo Kopo, na inahesabiwa mara moja.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing at Kopo Kopo may still be on its way. It is not unpaid.</source>
        <translation>Yasiyopo kwa Kopo Kopo huenda bado yako njiani. Haimaanishi hayajalipwa.</translation>
    </message>
    <message>
        <source>{n} more days</source>
        <translation>siku {n} zaidi</translation>
    </message>
    <message>
        <source>Kopo Kopo knew, and nobody was told: {days}.</source>
        <translation>Kopo Kopo ilijua, na hakuna aliyeambiwa: {days}.</translation>
    </message>
    <message>
        <source>No payment is in this group.</source>
        <translation>Hakuna malipo kwenye kundi hili.</translation>
    </message>
    <message>
        <source>No payment is missing in your list without an alert.</source>
        <translation>Hakuna malipo yasiyo na arifa yanayokosekana kwenye orodha yako.</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>What can be done</source>
        <translation>Yanayoweza kufanywa</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mpya kwanza</translation>
    </message>
    <message>
        <source>&amp;Show details</source>
        <translation>&amp;Onyesha maelezo</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>&amp;Kagua sasa</translation>
    </message>
    <message>
        <source>&amp;Test the address</source>
        <translation>Pima &amp;anwani</translation>
    </message>
    <message>
        <source>&amp;Move to a new address…</source>
        <translation>&amp;Hamia anwani mpya…</translation>
    </message>
    <message>
        <source>Cop&amp;y the row</source>
        <translation>Nakili &amp;mstari</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>&amp;Nakili anwani</translation>
    </message>
    <message>
        <source>Copy the Kopo Kopo &amp;ID</source>
        <translation>Nakili &amp;ID ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Sort &amp;by</source>
        <translation>&amp;Panga kwa</translation>
    </message>
    <message>
        <source>&amp;Remove from this computer</source>
        <translation>Ondoa kw&amp;enye kompyuta hii</translation>
    </message>
    <message>
        <source>&amp;Put off…</source>
        <translation>Ahirisha, kumbusha baa&amp;daye…</translation>
    </message>
    <message>
        <source>Somebody s&amp;ees to it…</source>
        <translation>Mwa&amp;chie mtu…</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>Ru&amp;disha</translation>
    </message>
    <message>
        <source>Name and n&amp;ote…</source>
        <translation>&amp;Jina na maelezo…</translation>
    </message>
</context>
<context>
    <name>SampleDialog</name>
    <message>
        <source>Send a sample alert</source>
        <translation>Tuma arifa ya mfano</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>Tuma kwa</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
    </message>
    <message>
        <source>In the Safaricom (Daraja) format</source>
        <translation>Kwa muundo wa Safaricom (Daraja)</translation>
    </message>
    <message>
        <source>The sample’s text</source>
        <translation>Maandishi ya mfano</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Imeghairiwa</translation>
    </message>
    <message>
        <source>It answered after {time}.</source>
        <translation>Ilijibu baada ya {time}.</translation>
    </message>
    <message>
        <source>Your website took the sample</source>
        <translation>Tovuti yako ilipokea mfano</translation>
    </message>
    <message>
        <source>How the payer’s number comes</source>
        <translation>Jinsi nambari ya mlipaji inavyokuja</translation>
    </message>
    <message>
        <source>&amp;Take a fresh sample</source>
        <translation>&amp;Chukua mfano mpya</translation>
    </message>
    <message>
        <source>&amp;What it answered</source>
        <translation>&amp;Ilijibu nini</translation>
    </message>
    <message>
        <source>&amp;Send the sample</source>
        <translation>&amp;Tuma mfano</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>A made-up alert of KES 1, signed like a real one. Your website treats it as real.</source>
        <translation>Arifa ya kubuni ya KES 1, yenye saini kama ya kweli. Tovuti yako huichukulia kuwa ya kweli.</translation>
    </message>
    <message>
        <source>K2Desk sends it without spaces and line ends, like Kopo Kopo.</source>
        <translation>Hutumwa bila nafasi wala mistari, kama Kopo Kopo inavyotuma.</translation>
    </message>
    <message>
        <source>K2Desk did not wait for the answer. The sample may still have reached your website.</source>
        <translation>K2Desk haikusubiri jibu. Huenda arifa ya mfano bado ilifika kwenye tovuti yako.</translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>&amp;Maelezo ya mtaalamu wako</translation>
    </message>
    <message>
        <source>It says: {sentence}</source>
        <translation>Inasema: {sentence}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>Futa utafutaji</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tafuta</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A message that is not even text</source>
        <translation>Ujumbe ambao hata si maandishi</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>mtu fulani</translation>
    </message>
    <message>
        <source>account ending {digits}</source>
        <translation>akaunti inayoishia {digits}</translation>
    </message>
    <message>
        <source>reference {reference}</source>
        <translation>kumbukumbu {reference}</translation>
    </message>
    <message>
        <source>Safaricom format</source>
        <translation>muundo wa Safaricom</translation>
    </message>
    <message>
        <source>came twice, counted once</source>
        <translation>ilikuja mara mbili, imehesabiwa mara moja</translation>
    </message>
    <message>
        <source>the same event came in another alert too</source>
        <translation>tukio hilohilo lilikuja kwenye arifa nyingine pia</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Haijakaguliwa</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>Halisi</translation>
    </message>
    <message>
        <source>Written differently</source>
        <translation>Imeandikwa tofauti</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>Si halisi</translation>
    </message>
    <message>
        <source>a payment</source>
        <translation>pesa</translation>
    </message>
    <message>
        <source>number hidden by Safaricom</source>
        <translation>nambari imefichwa na Safaricom</translation>
    </message>
    <message>
        <source>your till</source>
        <translation>till yako</translation>
    </message>
    <message>
        <source>till {number}</source>
        <translation>till {number}</translation>
    </message>
    <message>
        <source>{name} (till {number})</source>
        <translation>kwa {name} (till {number})</translation>
    </message>
    <message>
        <source>another business</source>
        <translation>kwa biashara nyingine</translation>
    </message>
    <message>
        <source>A message says: {sentence}</source>
        <translation>Ujumbe unasema: {sentence}</translation>
    </message>
    <message>
        <source>{sentence} {when}; {verdict}</source>
        <translation>{sentence} {when}; {verdict}</translation>
    </message>
    <message>
        <source>card ending {digits}</source>
        <translation>kadi inayoishia {digits}</translation>
    </message>
    <message>
        <source>another business ({name})</source>
        <translation>kwa biashara nyingine ({name})</translation>
    </message>
    <message>
        <source>A message that is not a payment alert</source>
        <translation>Ujumbe ambao si arifa ya malipo</translation>
    </message>
    <message>
        <source>The result of a request that K2Desk does not know yet: **{topic}**</source>
        <translation>Matokeo ya ombi ambalo K2Desk bado hailijui: **{topic}**</translation>
    </message>
    <message>
        <source>sent twice: two subscriptions send here</source>
        <translation>imetumwa mara mbili: usajili wawili hutuma hapa</translation>
    </message>
    <message>
        <source>Something K2Desk does not know yet: **{topic}**</source>
        <translation>Jambo ambalo K2Desk bado hailijui: **{topic}**</translation>
    </message>
    <message>
        <source>a K2Desk sample</source>
        <translation>mfano wa K2Desk</translation>
    </message>
</context>
<context>
    <name>ServerBadges</name>
    <message>
        <source>Not tested</source>
        <translation>Haijapimwa</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Imefikiwa</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Inajibu</translation>
    </message>
    <message>
        <source>Slow ({n} s)</source>
        <translation>Polepole (sekunde {n})</translation>
    </message>
    <message>
        <source>Not public</source>
        <translation>Si ya umma</translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation>Jina halipatikani</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Haikufikiwa</translation>
    </message>
    <message>
        <source>Not secure</source>
        <translation>Si salama</translation>
    </message>
    <message>
        <source>Certificate ended</source>
        <translation>Cheti kimeisha</translation>
    </message>
    <message>
        <source>Certificate not valid yet</source>
        <translation>Cheti hakijaanza</translation>
    </message>
    <message>
        <source>Certificate: wrong name</source>
        <translation>Cheti: jina si sahihi</translation>
    </message>
    <message>
        <source>Certificate incomplete</source>
        <translation>Cheti hakijakamilika</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation>Cheti hakiaminiki</translation>
    </message>
    <message>
        <source>Certificate ends in {n} days</source>
        <translation>Cheti kitaisha baada ya siku {n}</translation>
    </message>
    <message>
        <source>Sends elsewhere</source>
        <translation>Inaelekeza kwingine</translation>
    </message>
    <message>
        <source>Answers with an error</source>
        <translation>Inajibu kwa hitilafu</translation>
    </message>
    <message>
        <source>Accepts fakes</source>
        <translation>Inakubali bandia</translation>
    </message>
    <message>
        <source>Your server has not been tested yet.</source>
        <translation>Seva yako bado haijapimwa.</translation>
    </message>
    <message>
        <source>Your server: {words}, {ago}. Tested from this computer.</source>
        <translation>Seva yako: {words}, {ago}. Imepimwa kutoka kompyuta hii.</translation>
    </message>
    <message>
        <source>A page answered</source>
        <translation>Ukurasa ulijibu</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>the account shown at the start</source>
        <translation>akaunti inayoonyeshwa mwanzoni</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Rangi</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lugha</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Ukubwa wa maandishi</translation>
    </message>
    <message>
        <source>the window’s place</source>
        <translation>mahali pa dirisha</translation>
    </message>
    <message>
        <source>Wait for an answer</source>
        <translation>Subiri jibu kwa</translation>
    </message>
    <message>
        <source>the account you were connecting</source>
        <translation>akaunti uliyokuwa ukiunganisha</translation>
    </message>
    <message>
        <source>the name you were typing</source>
        <translation>jina ulilokuwa ukiandika</translation>
    </message>
    <message>
        <source>Check automatically</source>
        <translation>Kagua yenyewe</translation>
    </message>
    <message>
        <source>A trouble counts after</source>
        <translation>Tatizo huhesabiwa baada ya</translation>
    </message>
    <message>
        <source>“Ready to open?” every day</source>
        <translation>“Tayari kufungua?” kila siku</translation>
    </message>
    <message>
        <source>Connection to Kopo Kopo</source>
        <translation>Muunganisho na Kopo Kopo</translation>
    </message>
    <message>
        <source>Live host for accounts connected from now on</source>
        <translation>Anwani ya pesa halisi kwa akaunti zitakazounganishwa kuanzia sasa</translation>
    </message>
    <message>
        <source>Write every request to the log</source>
        <translation>Andika kila ombi kwenye log</translation>
    </message>
    <message>
        <source>another setting</source>
        <translation>mpangilio mwingine</translation>
    </message>
    <message>
        <source>the second place for backups</source>
        <translation>mahali pa pili pa nakala rudufu</translation>
    </message>
    <message>
        <source>the order of the accounts</source>
        <translation>mpangilio wa akaunti</translation>
    </message>
    <message>
        <source>who to call, on the sheet for the wall</source>
        <translation>nani apigiwe, kwenye karatasi ya ukutani</translation>
    </message>
    <message>
        <source>Keep K2Desk beside the clock</source>
        <translation>K2Desk ibaki kando ya saa</translation>
    </message>
    <message>
        <source>Tell me about each new trouble</source>
        <translation>Niambie kila tatizo jipya</translation>
    </message>
    <message>
        <source>Cover K2Desk after a quiet time</source>
        <translation>Funika K2Desk wakati haitumiki</translation>
    </message>
    <message>
        <source>Use less mobile data</source>
        <translation>Tumia data kidogo ya simu</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Mipangilio</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>Was it made?</source>
        <translation>Je, umeundwa?</translation>
    </message>
    <message>
        <source>Was this subscription made?</source>
        <translation>Je, usajili huu uliundwa?</translation>
    </message>
    <message>
        <source>I &amp;have its ID</source>
        <translation>Nina ID &amp;yake</translation>
    </message>
    <message>
        <source>It was not &amp;made</source>
        <translation>Haukuun&amp;dwa</translation>
    </message>
    <message>
        <source>Send it &amp;again</source>
        <translation>&amp;Utume tena</translation>
    </message>
    <message>
        <source>ID &amp;or address from Kopo Kopo</source>
        <translation>ID au anwani &amp;kutoka Kopo Kopo</translation>
    </message>
    <message>
        <source>&amp;Look it up at Kopo Kopo</source>
        <translation>&amp;Itafute kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>&amp;Yes, this is it</source>
        <translation>Ndiy&amp;o, ni huu</translation>
    </message>
    <message>
        <source>&amp;Who told you?</source>
        <translation>&amp;Nani alikuambia?</translation>
    </message>
    <message>
        <source>&amp;It was not made</source>
        <translation>&amp;Haukuundwa</translation>
    </message>
    <message>
        <source>&amp;Send again: may double every alert</source>
        <translation>&amp;Tuma tena: arifa zinaweza kuja mara mbili</translation>
    </message>
    <message>
        <source>&amp;Decide later</source>
        <translation>&amp;Amua baadaye</translation>
    </message>
    <message>
        <source>Say this only if you are sure. For example, it is not in Kopo Kopo’s own web app.</source>
        <translation>Sema hivi ikiwa tu una uhakika. Kwa mfano, haumo kwenye tovuti ya Kopo Kopo yenyewe.</translation>
    </message>
    <message>
        <source>If the first one was made, every alert comes twice. Only Kopo Kopo can end one.</source>
        <translation>Ikiwa wa kwanza uliundwa, kila arifa itakuja mara mbili. Kopo Kopo pekee ndiyo inayoweza kusimamisha mmoja.</translation>
    </message>
    <message>
        <source>Find it out, in this order</source>
        <translation>Jua ukweli, kwa mpangilio huu</translation>
    </message>
    <message>
        <source>What did you find out?</source>
        <translation>Umegundua nini?</translation>
    </message>
    <message>
        <source>till {number}</source>
        <translation>till {number}</translation>
    </message>
    <message>
        <source>To {address}</source>
        <translation>Kwenda {address}</translation>
    </message>
    <message>
        <source>You sent it on {when}.</source>
        <translation>Uliutuma {when}.</translation>
    </message>
    <message>
        <source>Pay KES 1 and count the alerts for it. One more than usual means that it was made.</source>
        <translation>Lipa KES 1 na uhesabu arifa zake. Ikizidi moja kuliko kawaida, uliundwa.</translation>
    </message>
    <message>
        <source>On “Alerts”, let a customer pay and count the alerts. One more than usual: it was made.</source>
        <translation>Kwenye “Arifa”, acha mteja alipe na uhesabu arifa. Ikizidi moja kuliko kawaida: uliundwa.</translation>
    </message>
    <message>
        <source>Look in your Kopo Kopo app. If you see it there, copy its ID.</source>
        <translation>Angalia kwenye app yako ya Kopo Kopo. Ukiuona humo, nakili ID yake.</translation>
    </message>
    <message>
        <source>Ask Kopo Kopo whether it was made.</source>
        <translation>Iulize Kopo Kopo kama uliundwa.</translation>
    </message>
</context>
<context>
    <name>SharedListDialog</name>
    <message>
        <source>The desks of a chain can share one list on a PostgreSQL server. Your IT person gives you these values.</source>
        <translation>Madawati ya maduka kadhaa yanaweza kushiriki orodha moja kwenye seva ya PostgreSQL. Mtu wako wa IT anakupa thamani hizi.</translation>
    </message>
    <message>
        <source>One list for many desks</source>
        <translation>Orodha moja kwa madawati mengi</translation>
    </message>
    <message>
        <source>&amp;Server address</source>
        <translation>&amp;Anwani ya seva</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Hifadhidata</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Mtumiaji</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Nenosiri</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Onyesha nenosiri</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ficha nenosiri</translation>
    </message>
    <message>
        <source>&amp;Authority file</source>
        <translation>Faili &amp;ya mamlaka</translation>
    </message>
    <message>
        <source>(only if your IT person gave you one)</source>
        <translation>(ikiwa tu mtu wako wa IT alikupa)</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Chagua…</translation>
    </message>
    <message>
        <source>&amp;Name of this desk</source>
        <translation>&amp;Jina la dawati hili</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>Jina &amp;lako</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>Ja&amp;ribu</translation>
    </message>
    <message>
        <source>&amp;Make the list here</source>
        <translation>&amp;Tengeneza orodha hapa</translation>
    </message>
    <message>
        <source>Share this desk’s &amp;list</source>
        <translation>&amp;Shiriki orodha ya dawati hili</translation>
    </message>
    <message>
        <source>Make a &amp;file for your IT person…</source>
        <translation>Tengeneza faili kwa mt&amp;u wako wa IT…</translation>
    </message>
    <message>
        <source>K2Desk asks the server…</source>
        <translation>K2Desk inauliza seva…</translation>
    </message>
    <message numerus="yes">
        <source>The shared list has %n subscriptions.</source>
        <translation>
            <numerusform>Orodha ya pamoja ina usajili %n.</numerusform>
            <numerusform>Orodha ya pamoja ina usajili %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>From this desk {new} are new there, {same} are the same, and {differ} differ: the newest wins.</source>
        <translation>Kutoka dawati hili {new} ni mpya kule, {same} ni sawa, na {differ} ni tofauti: iliyo mpya zaidi inashinda.</translation>
    </message>
    <message>
        <source>K2Desk makes the list…</source>
        <translation>K2Desk inatengeneza orodha…</translation>
    </message>
    <message>
        <source>K2Desk moves this desk’s list in…</source>
        <translation>K2Desk inahamishia orodha ya dawati hili…</translation>
    </message>
    <message>
        <source>Choose the file of the authority</source>
        <translation>Chagua faili ya mamlaka</translation>
    </message>
    <message>
        <source>Where to save the file for your IT person</source>
        <translation>Mahali pa kuhifadhi faili ya mtu wako wa IT</translation>
    </message>
    <message>
        <source>The file is saved. It makes the database and its two users; no password is in it.</source>
        <translation>Faili imehifadhiwa. Inatengeneza hifadhidata na watumiaji wake wawili; haina nenosiri lolote.</translation>
    </message>
</context>
<context>
    <name>SharedListSection</name>
    <message>
        <source>One list for many desks</source>
        <translation>Orodha moja kwa madawati mengi</translation>
    </message>
    <message>
        <source>Share the list…</source>
        <translation>Shiriki orodha…</translation>
    </message>
    <message>
        <source>Leave the shared list…</source>
        <translation>Ondoka kwenye orodha ya pamoja…</translation>
    </message>
    <message>
        <source>A chain with several desks keeps one list on a server of its own. What one desk creates, all see.</source>
        <translation>Maduka yenye madawati kadhaa huweka orodha moja kwenye seva yao. Dawati moja linachounda, wote wanakiona.</translation>
    </message>
    <message>
        <source>This desk, {desk}, shares the list on {host}. It is up to date.</source>
        <translation>Dawati hili, {desk}, linashiriki orodha iliyo kwenye {host}. Imesasishwa.</translation>
    </message>
    <message>
        <source>Leave the shared list</source>
        <translation>Ondoka kwenye orodha ya pamoja</translation>
    </message>
    <message>
        <source>Should this desk leave the shared list?</source>
        <translation>Je, dawati hili liondoke kwenye orodha ya pamoja?</translation>
    </message>
    <message>
        <source>This desk keeps its copy as a list of its own. The shared list and the other desks stay as they are.</source>
        <translation>Dawati hili linabaki na nakala yake kama orodha yake lenyewe. Orodha ya pamoja na madawati mengine yanabaki yalivyo.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Ondoka</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Baki</translation>
    </message>
    <message>
        <source>Names…</source>
        <translation>Majina…</translation>
    </message>
    <message>
        <source>The other desks see both names beside what is done here.</source>
        <translation>Madawati mengine yanaona majina yote mawili kando ya kinachofanywa hapa.</translation>
    </message>
    <message>
        <source>Write your name once: the other desks then see who did what.</source>
        <translation>Andika jina lako mara moja: madawati mengine yataona nani alifanya nini.</translation>
    </message>
</context>
<context>
    <name>ShopCard</name>
    <message>
        <source>not reached</source>
        <translation>haikufikiwa</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ilikataliwa</translation>
    </message>
    <message>
        <source>it answered with an error</source>
        <translation>ilijibu kwa hitilafu</translation>
    </message>
    <message>
        <source>Practice shop</source>
        <translation>Duka la mazoezi</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Kinachotokea</translation>
    </message>
    <message>
        <source>A customer pays &amp;KES 100</source>
        <translation>&amp;Mteja analipa KES 100</translation>
    </message>
    <message>
        <source>&amp;Let it happen</source>
        <translation>&amp;Fanya itokee</translation>
    </message>
    <message>
        <source>An alert did not arrive ({why}). Practice stopped after {n} tries.</source>
        <translation>Arifa haikufika ({why}). Mazoezi yaliacha baada ya majaribio {n}.</translation>
    </message>
    <message>
        <source>No alert was sent: practice sends only to the practice address.</source>
        <translation>Arifa haikutumwa: mazoezi hutuma kwa anwani ya mazoezi pekee.</translation>
    </message>
    <message>
        <source>An alert arrived at try {n}.</source>
        <translation>Arifa ilifika kwenye jaribio la {n}.</translation>
    </message>
    <message>
        <source>Let a customer pay, and watch the alert arrive.</source>
        <translation>Fanya kama mteja amelipa, na uone arifa ikifika.</translation>
    </message>
    <message>
        <source>An alert did not arrive ({why}). Practice tries again (try {n}).</source>
        <translation>Arifa haikufika ({why}). Mazoezi yanajaribu tena (jaribio la {n}).</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Test and diagnose</source>
        <translation>Pima na tafuta</translation>
    </message>
    <message>
        <source>Subscriptions, {n} need attention</source>
        <translation>Usajili, {n} unahitaji uangalizi</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Check a signature</source>
        <translation>Kagua saini</translation>
    </message>
    <message>
        <source>Paste a message as it arrived, and the value of its header X-KopoKopo-Signature.</source>
        <translation>Bandika ujumbe kama ulivyofika, na thamani ya header yake X-KopoKopo-Signature.</translation>
    </message>
    <message>
        <source>The message’s body</source>
        <translation>Mwili wa ujumbe</translation>
    </message>
    <message>
        <source>The header’s value</source>
        <translation>Thamani ya header</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Imebandikwa</translation>
    </message>
    <message>
        <source>Open a message’s body</source>
        <translation>Fungua mwili wa ujumbe</translation>
    </message>
    <message>
        <source>{name}, {size}, is checked exactly as it is. Type above to check something else.</source>
        <translation>{name}, {size}, inakaguliwa ilivyo. Andika hapo juu ili ukague kingine.</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Fun&amp;gua faili…</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>&amp;Kagua</translation>
    </message>
    <message>
        <source>&amp;Details for your developer</source>
        <translation>&amp;Maelezo ya mtaalamu wako</translation>
    </message>
    <message>
        <source>It says: {sentence}</source>
        <translation>Inasema: {sentence}</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>There is no signature</source>
        <translation>Hakuna saini</translation>
    </message>
    <message>
        <source>Kopo Kopo signs every alert, so this did not come from it. Do not count it as money.</source>
        <translation>Kopo Kopo hutia saini kila arifa, hivyo hii haikutoka kwake. Usiihesabu kuwa pesa.</translation>
    </message>
    <message>
        <source>This is not a Kopo Kopo signature</source>
        <translation>Hii si saini ya Kopo Kopo</translation>
    </message>
    <message>
        <source>The signature is cut off</source>
        <translation>Saini imekatwa</translation>
    </message>
    <message>
        <source>There is something in front of the signature, such as “sha256=”</source>
        <translation>Kuna kitu mbele ya saini, kama “sha256=”</translation>
    </message>
    <message>
        <source>It is written in capital letters</source>
        <translation>Imeandikwa kwa herufi kubwa</translation>
    </message>
    <message>
        <source>It is written in base64, not in hex</source>
        <translation>Imeandikwa kwa base64, si hex</translation>
    </message>
    <message>
        <source>Ask your developer to write the signature as hex.</source>
        <translation>Mwombe mtaalamu wako aandike saini kwa hex.</translation>
    </message>
    <message>
        <source>Ask your developer to use HMAC-SHA256 with the API key as its key.</source>
        <translation>Mwombe mtaalamu wako atumie HMAC-SHA256, ufunguo ukiwa API key.</translation>
    </message>
    <message>
        <source>Signed with the Client secret, not with the API key</source>
        <translation>Imetiwa saini kwa Client secret, si kwa API key</translation>
    </message>
    <message>
        <source>Ask your developer to use the API key of the same Kopo Kopo page.</source>
        <translation>Mwombe mtaalamu wako atumie API key ya ukurasa uleule wa Kopo Kopo.</translation>
    </message>
    <message>
        <source>Signed with the API key of another account: {account}</source>
        <translation>Imetiwa saini kwa API key ya akaunti nyingine: {account}</translation>
    </message>
    <message>
        <source>Choose that account above, or ask your developer which keys the program uses.</source>
        <translation>Chagua akaunti hiyo hapo juu, au muulize mtaalamu wako programu inatumia funguo zipi.</translation>
    </message>
    <message>
        <source>The key was used with a space, a line end or quotes around it</source>
        <translation>Ufunguo ulitumika ukiwa na nafasi, mwisho wa mstari au alama za nukuu</translation>
    </message>
    <message>
        <source>Ask your developer to trim the API key where it is read.</source>
        <translation>Mwombe mtaalamu wako aondoe ziada kwenye API key inaposomwa.</translation>
    </message>
    <message>
        <source>The body’s line ends were changed</source>
        <translation>Miisho ya mistari ya ujumbe ilibadilishwa</translation>
    </message>
    <message>
        <source>Ask your developer to check the bytes exactly as they arrive.</source>
        <translation>Mwombe mtaalamu wako akague baiti kama zinavyofika.</translation>
    </message>
    <message>
        <source>A program rewrote the body before the check</source>
        <translation>Programu iliandika ujumbe upya kabla ya ukaguzi</translation>
    </message>
    <message>
        <source>No key on this computer fits</source>
        <translation>Hakuna ufunguo kwenye kompyuta hii unaolingana</translation>
    </message>
    <message>
        <source>The API key was replaced, the body was changed, or it is a fake. Compare the API key with your Kopo Kopo page.</source>
        <translation>API key ilibadilishwa, ujumbe ulibadilishwa, au ni bandia. Linganisha API key na ukurasa wako wa Kopo Kopo.</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>Halisi</translation>
    </message>
    <message>
        <source>Right, but written differently</source>
        <translation>Saini ni sawa, lakini imeandikwa tofauti</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>Si halisi</translation>
    </message>
    <message>
        <source>The signature is right: it came from Kopo Kopo and nobody changed it.</source>
        <translation>Saini ni sawa: ilitoka Kopo Kopo na hakuna aliyeibadilisha.</translation>
    </message>
    <message>
        <source>The message was changed on the way</source>
        <translation>Ujumbe ulibadilishwa njiani</translation>
    </message>
    <message>
        <source>A program in between rewrote it, or it is a fake. Ask your developer to check the bytes exactly as they arrive.</source>
        <translation>Programu ya katikati iliuandika upya, au ni bandia. Mwombe mtaalamu wako akague baiti kama zinavyofika.</translation>
    </message>
    <message>
        <source>It should be 64 characters of 0–9 and a–f. Copy the header’s value once more.</source>
        <translation>Inapaswa kuwa alama 64 za 0–9 na a–f. Nakili thamani ya header mara nyingine.</translation>
    </message>
    <message>
        <source>The beginning is right, but the end is missing. Copy all 64 characters.</source>
        <translation>Mwanzo wake ni sawa, lakini mwisho unakosekana. Nakili alama zote 64.</translation>
    </message>
    <message>
        <source>Kopo Kopo sends only the signature. Ask your developer to leave the prefix out.</source>
        <translation>Kopo Kopo hutuma saini pekee. Mwombe mtaalamu wako aondoe kilicho mbele.</translation>
    </message>
    <message>
        <source>Kopo Kopo writes small letters, and most programs compare exactly. Use small letters.</source>
        <translation>Kopo Kopo huandika ndogo, na programu nyingi hulinganisha kikamilifu. Tumia herufi ndogo.</translation>
    </message>
    <message>
        <source>This does no harm here. A program must compare only the value.</source>
        <translation>Hapa si tatizo. Programu lazima ilinganishe thamani pekee.</translation>
    </message>
    <message>
        <source>It was not made with HMAC-SHA256</source>
        <translation>Haikutengenezwa kwa HMAC-SHA256</translation>
    </message>
    <message>
        <source>The spaces around the body were not signed</source>
        <translation>Kuna nafasi kando ya ujumbe ambazo hazikutiwa saini</translation>
    </message>
    <message>
        <source>Spaces or letters changed. Ask your developer to check the raw body first.</source>
        <translation>Nafasi au herufi zilibadilika. Mwombe mtaalamu wako akague ujumbe ghafi kwanza.</translation>
    </message>
    <message>
        <source>It has spaces, quotes, invisible characters or the header’s name around it</source>
        <translation>Kuna nafasi, alama za nukuu, herufi zisizoonekana au jina la header kando yake</translation>
    </message>
</context>
<context>
    <name>StashedDraft</name>
    <message>
        <source>&amp;Back to what you had typed</source>
        <translation>&amp;Rudi kwa ulichokuwa umeandika</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Checking {n} of {all}</source>
        <translation>Inakagua {n} kati ya {all}</translation>
    </message>
    <message>
        <source>Opening the account…</source>
        <translation>Inafungua akaunti…</translation>
    </message>
    <message>
        <source>No internet</source>
        <translation>Hakuna intaneti</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Haijaunganishwa</translation>
    </message>
    <message>
        <source>Your subscription was found at {time}.</source>
        <translation>Usajili wako ulipatikana saa {time}.</translation>
    </message>
    <message>
        <source>All {n} subscriptions were found at {time}.</source>
        <translation>Usajili wote {n} ulipatikana saa {time}.</translation>
    </message>
    <message>
        <source>Not checked since K2Desk opened</source>
        <translation>Haijakaguliwa tangu K2Desk ilipofunguliwa</translation>
    </message>
    <message>
        <source>Kopo Kopo is answering</source>
        <translation>Kopo Kopo inajibu</translation>
    </message>
    <message>
        <source>Kopo Kopo is not answering</source>
        <translation>Kopo Kopo haijibu</translation>
    </message>
    <message>
        <source>Automatic checks are off</source>
        <translation>Ukaguzi wa kujiendesha umezimwa</translation>
    </message>
    <message>
        <source>Next check in {time}</source>
        <translation>Ukaguzi ujao baada ya {time}</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>Ghairi ukaguzi</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Ukaguzi umefika wapi</translation>
    </message>
    <message>
        <source>Cancelled: K2Desk checked {n} of {all}. The others keep their last badge.</source>
        <translation>Imeghairiwa: K2Desk imekagua {n} kati ya {all}. Mwingine unabaki na hali yake ya mwisho.</translation>
    </message>
    <message>
        <source>No internet. Showing what we knew at {time}.</source>
        <translation>Hakuna intaneti. Inaonyesha taarifa za saa {time}.</translation>
    </message>
    <message>
        <source>Another desk checks the list</source>
        <translation>Dawati lingine linakagua orodha</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>The address is written properly</source>
        <translation>Anwani imeandikwa vizuri</translation>
    </message>
    <message>
        <source>The name is found</source>
        <translation>Jina linapatikana</translation>
    </message>
    <message>
        <source>The connection is secure</source>
        <translation>Muunganisho ni salama</translation>
    </message>
    <message>
        <source>It answers in time</source>
        <translation>Inajibu kwa wakati</translation>
    </message>
    <message>
        <source>It refuses a fake alert</source>
        <translation>Inakataa arifa bandia</translation>
    </message>
    <message>
        <source>https, a public name, no spaces</source>
        <translation>https, jina la umma, bila nafasi</translation>
    </message>
    <message>
        <source>{host} is {ip}</source>
        <translation>{host} ni {ip}</translation>
    </message>
    <message>
        <source>The certificate is good until {until}, from “{issuer}”</source>
        <translation>Cheti ni kizuri hadi {until}, kutoka “{issuer}”</translation>
    </message>
    <message>
        <source>It took the sample and said OK</source>
        <translation>Ilipokea mfano na kusema OK</translation>
    </message>
    <message>
        <source>Not tried: this sends a sample alert to your website</source>
        <translation>Haijajaribiwa: hii hutuma arifa ya mfano kwa tovuti yako</translation>
    </message>
    <message>
        <source>Not tried: this sends a fake alert to your website</source>
        <translation>Haijajaribiwa: hii hutuma arifa bandia kwa tovuti yako</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Inajaribu…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Imeghairiwa</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Unasubiri</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Haijajaribiwa</translation>
    </message>
    <message>
        <source>Not tried: the address must be right first</source>
        <translation>Haijajaribiwa: anwani lazima iwe sahihi kwanza</translation>
    </message>
    <message>
        <source>Not tried: the name must be found first</source>
        <translation>Haijajaribiwa: jina lazima lipatikane kwanza</translation>
    </message>
    <message>
        <source>Not tried: the connection must be secure first</source>
        <translation>Haijajaribiwa: muunganisho lazima uwe salama kwanza</translation>
    </message>
    <message>
        <source>Not tried: it must answer first</source>
        <translation>Haijajaribiwa: lazima ijibu kwanza</translation>
    </message>
    <message>
        <source>good</source>
        <translation>sawa</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>angalia</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>ina tatizo</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>inajaribiwa</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>imeghairiwa</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>haijajaribiwa</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>sekunde {n}</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>Seva inajibu</translation>
    </message>
    <message>
        <source>It takes a sample alert</source>
        <translation>Inapokea arifa ya mfano</translation>
    </message>
    <message>
        <source>It refused a message with a wrong signature</source>
        <translation>Haikuamini ujumbe wenye saini isiyo halisi</translation>
    </message>
    <message>
        <source>Not tried: the sample shows it</source>
        <translation>Haijajaribiwa: arifa ya mfano itaonyesha</translation>
    </message>
    <message>
        <source>Not tried: the server must answer first</source>
        <translation>Haijajaribiwa: seva lazima ijibu kwanza</translation>
    </message>
</context>
<context>
    <name>Stories</name>
    <message>
        <source>The certificate ended</source>
        <translation>Cheti kimeisha</translation>
    </message>
    <message>
        <source>The security certificate of your practice website ran out three days ago.</source>
        <translation>Cheti cha usalama cha tovuti yako ya mazoezi kiliisha siku tatu zilizopita.</translation>
    </message>
    <message>
        <source>The list says “Certificate ended”. Click that row to see who can mend it.</source>
        <translation>Orodha inasema “Cheti kimeisha”. Bofya mstari huo uone nani anaweza kurekebisha.</translation>
    </message>
    <message>
        <source>Alerts stop until your website person renews the certificate. K2Desk warns you three weeks before.</source>
        <translation>Arifa hukoma hadi mtaalamu wa tovuti yako ahuishe cheti. K2Desk hukuonya wiki tatu kabla.</translation>
    </message>
    <message>
        <source>Go to the list</source>
        <translation>Nenda kwenye orodha</translation>
    </message>
    <message>
        <source>The answer got lost</source>
        <translation>Jibu limepotea</translation>
    </message>
    <message>
        <source>Kopo Kopo makes your next subscription, but its answer never comes.</source>
        <translation>Kopo Kopo inaunda usajili wako unaofuata, lakini jibu lake haliji kamwe.</translation>
    </message>
    <message>
        <source>Make a subscription. The list then says “Not confirmed”. Click that row.</source>
        <translation>Unda usajili. Orodha itasema “Hatuna uhakika”. Bofya mstari huo.</translation>
    </message>
    <message>
        <source>Make a subscription</source>
        <translation>Unda usajili</translation>
    </message>
    <message>
        <source>Somebody sends fakes</source>
        <translation>Mtu anatuma arifa bandia</translation>
    </message>
    <message>
        <source>A stranger reports a payment that nobody made. Your practice website believes it.</source>
        <translation>Mtu usiyemjua anasema kuna malipo ambayo hakuna aliyelipa. Tovuti yako ya mazoezi inamwamini.</translation>
    </message>
    <message>
        <source>The newest alert is “Not genuine”. Under “Test &amp; diagnose” you can send a fake yourself.</source>
        <translation>Arifa mpya zaidi ni “Si halisi”. Kwenye “Pima na tafuta” unaweza kutuma arifa bandia mwenyewe.</translation>
    </message>
    <message>
        <source>Hand out nothing for an alert that is not genuine. Your POS must check them.</source>
        <translation>Usitoe bidhaa kwa arifa ambayo si halisi. POS yako lazima izikague.</translation>
    </message>
    <message>
        <source>Go to the alerts</source>
        <translation>Nenda kwenye arifa</translation>
    </message>
    <message>
        <source>Kopo Kopo is slow</source>
        <translation>Kopo Kopo iko polepole</translation>
    </message>
    <message>
        <source>Every answer of Kopo Kopo takes three seconds.</source>
        <translation>Kila jibu la Kopo Kopo huchukua sekunde tatu.</translation>
    </message>
    <message>
        <source>Press “Check all now”. Every row keeps its badge until the answer is here.</source>
        <translation>Bonyeza “Kagua wote sasa”. Kila mstari unabaki na hali yake hadi jibu lifike.</translation>
    </message>
    <message>
        <source>K2Desk never sends anything twice. You look first, then you decide.</source>
        <translation>K2Desk haitumi kitu mara mbili. Unaangalia kwanza, kisha unaamua.</translation>
    </message>
    <message>
        <source>Slow is not broken. Just wait: K2Desk goes on, and sends nothing twice.</source>
        <translation>Polepole si kuharibika. Subiri tu: K2Desk inaendelea, na haitumi kitu mara mbili.</translation>
    </message>
    <message>
        <source>The keys were changed</source>
        <translation>Funguo zimebadilishwa</translation>
    </message>
    <message>
        <source>Somebody made new keys at Kopo Kopo. Those on this computer are old.</source>
        <translation>Mtu ametengeneza funguo mpya kwa Kopo Kopo. Zilizo kwenye kompyuta hii ni za zamani.</translation>
    </message>
    <message>
        <source>The list says “Keys refused”. Let a customer pay: the alert is “Not genuine”.</source>
        <translation>Orodha inasema “Funguo zimekataliwa”. Mwache mteja alipe: arifa ni “Si halisi”.</translation>
    </message>
    <message>
        <source>Paste the new keys in Settings. Give your POS the new API key too.</source>
        <translation>Bandika funguo mpya kwenye Mipangilio. Ipe POS yako API key mpya pia.</translation>
    </message>
    <message>
        <source>The POS is off</source>
        <translation>POS imezimwa</translation>
    </message>
    <message>
        <source>Your practice website is switched off, so nobody takes the alerts.</source>
        <translation>Tovuti yako ya mazoezi imezimwa, hivyo hakuna anayepokea arifa.</translation>
    </message>
    <message>
        <source>Switch the POS on soon. The alert is sent again, but nobody knows for how long.</source>
        <translation>Washa POS mapema. Arifa hutumwa tena, lakini hakuna ajuaye kwa muda gani.</translation>
    </message>
    <message>
        <source>Let a customer pay</source>
        <translation>Mwache mteja alipe</translation>
    </message>
    <message>
        <source>See the alert arrive</source>
        <translation>Ione arifa ikifika</translation>
    </message>
    <message>
        <source>“Your server” in the list says “Not reached”. After half a minute it counts as a trouble. Let a customer pay: the alert does not arrive.</source>
        <translation>“Seva yako” kwenye orodha inasema “Haikufikiwa”. Baada ya nusu dakika huhesabiwa kuwa tatizo. Mwache mteja alipe: arifa haifiki.</translation>
    </message>
    <message>
        <source>Did the money arrive?</source>
        <translation>Je, pesa zimefika?</translation>
    </message>
    <message>
        <source>A customer shows her M-PESA message, but Kopo Kopo does not have the payment yet.</source>
        <translation>Mteja anaonyesha ujumbe wake wa M-PESA, lakini Kopo Kopo bado haina malipo.</translation>
    </message>
    <message>
        <source>“Payments” says “Not at Kopo Kopo yet”. About a minute later the payment is there.</source>
        <translation>“Malipo” husema “Bado haijafika Kopo Kopo”. Baada ya dakika moja hivi malipo yapo.</translation>
    </message>
    <message>
        <source>Not there yet is not unpaid. K2Desk keeps asking, and tells you when the money is here.</source>
        <translation>Bado haijafika si sawa na haijalipwa. K2Desk huendelea kuuliza, na kukuambia pesa zikifika.</translation>
    </message>
    <message>
        <source>Look for her payment</source>
        <translation>Tafuta malipo yake</translation>
    </message>
</context>
<context>
    <name>StoryCard</name>
    <message>
        <source>Start</source>
        <translation>Anza</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Rekebisha</translation>
    </message>
    <message>
        <source>Look:</source>
        <translation>Tazama:</translation>
    </message>
    <message>
        <source>Learn:</source>
        <translation>Jifunze:</translation>
    </message>
    <message>
        <source>Start: {story}</source>
        <translation>Anza: {story}</translation>
    </message>
    <message>
        <source>Put right: {story}</source>
        <translation>Rekebisha: {story}</translation>
    </message>
</context>
<context>
    <name>SubscriptionModel</name>
    <message>
        <source>{whom}, second one</source>
        <translation>{whom}, wa pili</translation>
    </message>
    <message>
        <source>second one</source>
        <translation>wa pili</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>inakagua…</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>ulitumwa {time}</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>haujakaguliwa</translation>
    </message>
    <message>
        <source>checked {ago}</source>
        <translation>ulikaguliwa {ago}</translation>
    </message>
</context>
<context>
    <name>SubscriptionsPage</name>
    <message>
        <source>Subscriptions</source>
        <translation>Usajili</translation>
    </message>
    <message>
        <source>Removed from this computer. Kopo Kopo goes on sending.</source>
        <translation>Umeondolewa kwenye kompyuta hii. Kopo Kopo itaendelea kutuma.</translation>
    </message>
    <message>
        <source>Search till, event, address</source>
        <translation>Tafuta till, tukio, anwani</translation>
    </message>
    <message>
        <source>&amp;All {n}</source>
        <translation>&amp;Wote {n}</translation>
    </message>
    <message>
        <source>Needs attenti&amp;on {n}</source>
        <translation>Unahitaji uanga&amp;lizi {n}</translation>
    </message>
    <message>
        <source>Ac&amp;tive {n}</source>
        <translation>Umew&amp;ashwa {n}</translation>
    </message>
    <message>
        <source>&amp;Waiting {n}</source>
        <translation>Unasubi&amp;ri {n}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>T&amp;endua</translation>
    </message>
    <message>
        <source>New &amp;subscription</source>
        <translation>Usajili &amp;mpya</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Hifadhi…</translation>
    </message>
    <message>
        <source>Save the list as CSV</source>
        <translation>Hifadhi orodha kama CSV</translation>
    </message>
    <message>
        <source>Add one &amp;I already have</source>
        <translation>Ongeza &amp;nilio nao</translation>
    </message>
    <message>
        <source>Kopo Kopo does not give K2Desk a list, so subscriptions made elsewhere do not appear by themselves.</source>
        <translation>Kopo Kopo haitoi orodha kwa K2Desk, hivyo usajili ulioundwa kwingine hauonekani wenyewe.</translation>
    </message>
    <message>
        <source>No subscriptions here yet.</source>
        <translation>Bado hakuna usajili wa arifa hapa.</translation>
    </message>
    <message>
        <source>Clear &amp;search</source>
        <translation>&amp;Futa utafutaji</translation>
    </message>
    <message>
        <source>Nothing matches “{q}”.</source>
        <translation>Hakuna kinacholingana na “{q}”.</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>Onyesha usa&amp;jili wote</translation>
    </message>
    <message>
        <source>Nothing here: {name}</source>
        <translation>Hakuna kitu hapa: {name}</translation>
    </message>
    <message>
        <source>Showing what we knew at {time}.</source>
        <translation>Inaonyesha taarifa za saa {time}.</translation>
    </message>
    <message>
        <source>Add one I already have</source>
        <translation>Ongeza nilio nao</translation>
    </message>
    <message>
        <source>Removed: {n}</source>
        <translation>Ulioondolewa: {n}</translation>
    </message>
    <message>
        <source>Go live with what you tried…</source>
        <translation>Tumia ulichojaribu kwa pesa halisi…</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>Switch something on. Then see what the list says and what it tells you to do.</source>
        <translation>Washa kitu. Kisha uone orodha inasema nini na inakuambia ufanye nini.</translation>
    </message>
    <message>
        <source>What the practice Kopo Kopo says about a subscription</source>
        <translation>Kopo Kopo ya mazoezi inasema nini kuhusu usajili</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Usajili</translation>
    </message>
    <message>
        <source>What Kopo Kopo says</source>
        <translation>Kopo Kopo inasema nini</translation>
    </message>
    <message>
        <source>&amp;Use this status</source>
        <translation>Tumia &amp;hali hii</translation>
    </message>
    <message>
        <source>What goes wrong at Kopo Kopo</source>
        <translation>Matatizo ya Kopo Kopo</translation>
    </message>
    <message>
        <source>What goes wrong with the alerts</source>
        <translation>Matatizo ya arifa</translation>
    </message>
    <message>
        <source>What goes wrong at your practice website</source>
        <translation>Matatizo ya tovuti yako ya mazoezi</translation>
    </message>
    <message>
        <source>Practice can’t find it now. Look at the list.</source>
        <translation>Sasa mazoezi hayaupati. Angalia orodha.</translation>
    </message>
    <message>
        <source>Practice says “{word}” now. Look at the list.</source>
        <translation>Sasa mazoezi yanasema “{word}”. Angalia orodha.</translation>
    </message>
    <message>
        <source>Says “{word}”</source>
        <translation>Hali: “{word}”</translation>
    </message>
    <message>
        <source>Can’t find it</source>
        <translation>Haiupati</translation>
    </message>
    <message>
        <source>Kopo Kopo is slow</source>
        <translation>Kopo Kopo iko polepole</translation>
    </message>
    <message>
        <source>Every answer takes three seconds.</source>
        <translation>Kila jibu huchukua sekunde tatu.</translation>
    </message>
    <message>
        <source>Kopo Kopo is busy</source>
        <translation>Kopo Kopo ina shughuli nyingi</translation>
    </message>
    <message>
        <source>It asks K2Desk to slow down.</source>
        <translation>Inaomba tupunguze kasi.</translation>
    </message>
    <message>
        <source>Kopo Kopo is down</source>
        <translation>Kopo Kopo imeharibika</translation>
    </message>
    <message>
        <source>Every answer is an error.</source>
        <translation>Kila jibu ni hitilafu.</translation>
    </message>
    <message>
        <source>The Wi-Fi wants a sign-in</source>
        <translation>Wi-Fi inataka uingie kwanza</translation>
    </message>
    <message>
        <source>Another page answers instead of Kopo Kopo, as in a hotel.</source>
        <translation>Ukurasa mwingine hujibu badala ya Kopo Kopo, kama hotelini.</translation>
    </message>
    <message>
        <source>The internet fails before Kopo Kopo reads it</source>
        <translation>Intaneti hukatika kabla Kopo Kopo haijasoma</translation>
    </message>
    <message>
        <source>K2Desk sends a new subscription, but Kopo Kopo does not make it. K2Desk cannot know that.</source>
        <translation>K2Desk hutuma usajili mpya, lakini Kopo Kopo haiuundi. K2Desk haiwezi kujua hilo.</translation>
    </message>
    <message>
        <source>The answer gets lost</source>
        <translation>Jibu linapotea</translation>
    </message>
    <message>
        <source>Kopo Kopo makes a new subscription, but the answer never comes. See “Not confirmed”.</source>
        <translation>Kopo Kopo huunda usajili mpya, lakini jibu haliji kamwe. Tazama “Hatuna uhakika”.</translation>
    </message>
    <message>
        <source>The keys are refused</source>
        <translation>Funguo zinakataliwa</translation>
    </message>
    <message>
        <source>As if someone made new ones.</source>
        <translation>Kama baada ya mtu kuunda funguo mpya.</translation>
    </message>
    <message>
        <source>The answer has no ID</source>
        <translation>Jibu halina ID</translation>
    </message>
    <message>
        <source>Kopo Kopo makes a new subscription, but does not give its ID.</source>
        <translation>Kopo Kopo huunda usajili mpya, lakini haitoi ID yake.</translation>
    </message>
    <message>
        <source>Alerts are signed with the Client secret</source>
        <translation>Arifa zinatiwa saini kwa Client secret</translation>
    </message>
    <message>
        <source>The next ones are not genuine. See what “Alerts” says about them.</source>
        <translation>Zinazofuata si halisi. Tazama “Arifa” inasema nini kuzihusu.</translation>
    </message>
    <message>
        <source>Alerts come twice</source>
        <translation>Arifa zinakuja mara mbili</translation>
    </message>
    <message>
        <source>Each alert arrives again. This can happen with real ones too.</source>
        <translation>Kila arifa hufika tena. Hili linaweza kutokea kwa za kweli pia.</translation>
    </message>
    <message>
        <source>A program on the way rewrites alerts</source>
        <translation>Programu iliyo njiani inaandika arifa upya</translation>
    </message>
    <message>
        <source>It adds spaces, so the signature is no longer right.</source>
        <translation>Inaongeza nafasi, hivyo saini si sawa tena.</translation>
    </message>
    <message>
        <source>Payers’ numbers are hidden</source>
        <translation>Nambari za walipaji zimefichwa</translation>
    </message>
    <message>
        <source>Safaricom does this since March 2026: it masks, scrambles or leaves out numbers.</source>
        <translation>Safaricom hufanya hivi tangu Machi 2026: huficha sehemu, huficha kabisa au huacha nambari.</translation>
    </message>
    <message>
        <source>The API key on this computer is an old one</source>
        <translation>API key iliyo kwenye kompyuta hii ni ya zamani</translation>
    </message>
    <message>
        <source>As if someone made new keys: the next alerts are not genuine.</source>
        <translation>Kama baada ya mtu kutengeneza funguo mpya: arifa zinazofuata si halisi.</translation>
    </message>
    <message>
        <source>Its security certificate has ended</source>
        <translation>Cheti chake cha usalama kimeisha</translation>
    </message>
    <message>
        <source>Test the practice address, then let a customer pay.</source>
        <translation>Pima anwani ya mazoezi, kisha mteja alipe.</translation>
    </message>
    <message>
        <source>Its security certificate belongs to another name</source>
        <translation>Cheti chake cha usalama ni cha jina lingine</translation>
    </message>
    <message>
        <source>Test the practice address to see what it means.</source>
        <translation>Pima anwani ya mazoezi uone maana yake.</translation>
    </message>
    <message>
        <source>It is slow</source>
        <translation>Iko polepole</translation>
    </message>
    <message>
        <source>Every answer takes six seconds.</source>
        <translation>Kila jibu huchukua sekunde sita.</translation>
    </message>
    <message>
        <source>It answers with an error</source>
        <translation>Inajibu kwa hitilafu</translation>
    </message>
    <message>
        <source>Alerts do not arrive, and practice tries again.</source>
        <translation>Arifa hazifiki, na mazoezi yanajaribu tena.</translation>
    </message>
    <message>
        <source>It is switched off</source>
        <translation>Imezimwa</translation>
    </message>
    <message>
        <source>Nobody takes the alerts, and practice tries again.</source>
        <translation>Hakuna anayepokea arifa, na mazoezi yanajaribu tena.</translation>
    </message>
    <message>
        <source>It believes fake alerts</source>
        <translation>Inaamini arifa bandia</translation>
    </message>
    <message>
        <source>Send it a fake or start the exam, and see what K2Desk says.</source>
        <translation>Itumie arifa bandia au ifanyie mtihani, uone K2Desk inasema nini.</translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>Saved</source>
        <translation>Imehifadhiwa</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Usual column widths</source>
        <translation>Upana wa kawaida wa safu</translation>
    </message>
</context>
<context>
    <name>TakeInDialog</name>
    <message>
        <source>Nothing is sent to Kopo Kopo. Nothing changes here before you press “Take it in”.</source>
        <translation>Hakuna kinachotumwa kwa Kopo Kopo. Hakuna kinachobadilika hapa kabla ya kubonyeza “Pokea”.</translation>
    </message>
    <message>
        <source>Continue someone else’s work</source>
        <translation>Endeleza kazi ya mwingine</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Maneno ya siri</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Onyesha maneno ya siri</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Ficha maneno ya siri</translation>
    </message>
    <message>
        <source>It may be on the sheet of paper that came with the file.</source>
        <translation>Huenda yako kwenye karatasi iliyokuja na faili.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Kinachotofautiana</translation>
    </message>
    <message>
        <source>Take from the file</source>
        <translation>Chukua kwenye faili</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nini</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hapa</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Kwenye faili</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Inasoma faili…</translation>
    </message>
    <message>
        <source>Opening it…</source>
        <translation>Inaifungua…</translation>
    </message>
    <message>
        <source>Comparing it with your list…</source>
        <translation>Inailinganisha na orodha yako…</translation>
    </message>
    <message>
        <source>Progress of opening</source>
        <translation>Hatua ya kufungua</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Gh&amp;airi</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Fu&amp;ngua</translation>
    </message>
    <message>
        <source>&amp;Take it in</source>
        <translation>&amp;Pokea</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>mtu</translation>
    </message>
    <message>
        <source>Made by {name}: {day}.</source>
        <translation>Ilitengenezwa na {name}: {day}.</translation>
    </message>
    <message>
        <source>All of it is here already.</source>
        <translation>Yote yapo hapa tayari.</translation>
    </message>
    <message>
        <source>Take its settings too: {names}</source>
        <translation>Chukua mipangilio yake pia: {names}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mpya</translation>
    </message>
    <message>
        <source>different</source>
        <translation>tofauti</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>sawa</translation>
    </message>
    <message>
        <source>Another account here has this name. Both stay, each with its own list.</source>
        <translation>Akaunti nyingine hapa ina jina hili. Zote zinabaki, kila moja na orodha yake.</translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions are in another account here and stay there.</source>
        <translation>
            <numerusform>Usajili %n upo kwenye akaunti nyingine hapa na unabaki huko.</numerusform>
            <numerusform>Usajili %n upo kwenye akaunti nyingine hapa na unabaki huko.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its keys come along, into this computer’s password store.</source>
        <translation>Funguo zake zinakuja pia, kwenye hifadhi ya nywila ya kompyuta hii.</translation>
    </message>
    <message>
        <source>This computer has its own keys for it, and keeps them.</source>
        <translation>Kompyuta hii ina funguo zake, na inazihifadhi.</translation>
    </message>
    <message>
        <source>The keys in the file are for another place. They are not taken over.</source>
        <translation>Funguo zilizo kwenye faili ni za mahali pengine. Hazichukuliwi.</translation>
    </message>
    <message>
        <source>What was changed last is chosen. Tick a row to take it from the file.</source>
        <translation>Kilichobadilishwa mwisho kimechaguliwa. Weka alama kwenye mstari ili kuuchukua kwenye faili.</translation>
    </message>
    <message>
        <source>The first {n} of {all} are listed. The others follow what was changed last.</source>
        <translation>{n} za kwanza kati ya {all} zimeorodheshwa. Nyingine zinafuata kilichobadilishwa mwisho.</translation>
    </message>
    <message>
        <source>Taken in.</source>
        <translation>Imepokewa.</translation>
    </message>
    <message>
        <source>Your accounts get the order that was chosen there, since it is newer.</source>
        <translation>Akaunti zako zinapata mpangilio uliochaguliwa kule, kwa kuwa ni mpya zaidi.</translation>
    </message>
</context>
<context>
    <name>TillsDialog</name>
    <message>
        <source>Till names</source>
        <translation>Majina ya till</translation>
    </message>
    <message>
        <source>Pasted tills</source>
        <translation>Till zilizobandikwa</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Jina</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Kinachotokea</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mpya</translation>
    </message>
    <message>
        <source>Gets this name</source>
        <translation>Itapata jina hili</translation>
    </message>
    <message>
        <source>Looks unusual for a till. Tick it if it is right.</source>
        <translation>Haifanani na till ya kawaida. Weka tiki ikiwa ni sahihi.</translation>
    </message>
    <message>
        <source>Open a list of tills</source>
        <translation>Fungua orodha ya till</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Inasoma…</translation>
    </message>
    <message>
        <source>Is {written} one till? Tick it if so.</source>
        <translation>{written} ni till moja? Weka tiki.</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Bandika</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Fun&amp;gua faili…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Hifadhi</translation>
    </message>
    <message>
        <source>Almost the same as {other}. Tick it if it is right.</source>
        <translation>Inatofautiana kidogo na {other}. Weka tiki ikiwa ni sahihi.</translation>
    </message>
    <message>
        <source>Type names into the table. Or paste two columns from a spreadsheet: numbers and names.</source>
        <translation>Andika majina kwenye jedwali. Au bandika safu mbili kutoka spreadsheet: nambari na majina.</translation>
    </message>
    <message>
        <source>{new} new, {renamed} with another name, {twice} repeated</source>
        <translation>{new} mpya, {renamed} zenye jina lingine, {twice} zimerudiwa</translation>
    </message>
    <message>
        <source>K2Desk takes only the first {most}.</source>
        <translation>Ni {most} za kwanza tu zinazochukuliwa.</translation>
    </message>
</context>
<context>
    <name>TillsEdit</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n zaidi</numerusform>
            <numerusform>%n zaidi</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Onyesha chache</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>{n} s ago</source>
        <translation>sekunde {n} zilizopita</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>dakika {n} zilizopita</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>saa {n} zilizopita</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>siku {n} zilizopita</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>sekunde {n}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>dakika {n}</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>saa {n}</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>siku {n}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>jana</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>saa {time}</translation>
    </message>
    <message>
        <source>on {date} at {time}</source>
        <translation>tarehe {date} saa {time}</translation>
    </message>
    <message>
        <source>arrived at once</source>
        <translation>ilifika papo hapo</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>chini ya dakika moja</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>saa {h} dakika {m}</translation>
    </message>
</context>
<context>
    <name>TotalsView</name>
    <message>
        <source>Totals</source>
        <translation>Jumla</translation>
    </message>
    <message>
        <source>Payments by hour (EAT)</source>
        <translation>Malipo kwa saa (EAT)</translation>
    </message>
    <message numerus="yes">
        <source>%n are not counted: their status or amount is unclear.</source>
        <translation>
            <numerusform>%n hayajahesabiwa: hali au kiasi chake si wazi.</numerusform>
            <numerusform>%n hayajahesabiwa: hali au kiasi chake si wazi.</numerusform>
        </translation>
    </message>
    <message>
        <source>By till</source>
        <translation>Kwa till</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Kwa aina</translation>
    </message>
    <message>
        <source>{heading}, less what went back</source>
        <translation>{heading}, bila yaliyorudi</translation>
    </message>
    <message>
        <source>Payments by hour. Most came between {begins}:00 and {ends}:00.</source>
        <translation>Malipo kwa saa. Mengi yalifika kati ya {begins}:00 na {ends}:00.</translation>
    </message>
    <message>
        <source>{begins}:00 to {ends}:00: {count}, {sum}</source>
        <translation>{begins}:00 hadi {ends}:00: {count}, {sum}</translation>
    </message>
    <message numerus="yes">
        <source>%n payments</source>
        <translation>
            <numerusform>malipo %n</numerusform>
            <numerusform>malipo %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>K2Desk: {n} of {all} need attention</source>
        <translation>K2Desk: {n} kati ya {all} unahitaji uangalizi</translation>
    </message>
    <message>
        <source>Open K2Desk</source>
        <translation>Fungua K2Desk</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Kagua wote sasa</translation>
    </message>
    <message>
        <source>Ready to open?</source>
        <translation>Tayari kufungua?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Ondoka</translation>
    </message>
    <message>
        <source>K2Desk: all {all} are fine</source>
        <translation>K2Desk: wote {all} uko sawa</translation>
    </message>
    <message>
        <source>{name}: {n} of {all} need attention</source>
        <translation>{name}: {n} kati ya {all} zinahitaji uangalifu</translation>
    </message>
    <message>
        <source>There is news</source>
        <translation>Kuna habari mpya</translation>
    </message>
    <message>
        <source>K2Desk is covered. Open it to see what.</source>
        <translation>K2Desk imefunikwa. Ifungue uone ni nini.</translation>
    </message>
    <message>
        <source>K2Desk is covered</source>
        <translation>K2Desk imefunikwa</translation>
    </message>
</context>
<context>
    <name>TroubleBand</name>
    <message>
        <source>What to look at</source>
        <translation>Cha kutazama</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Rekebisha</translation>
    </message>
    <message>
        <source>Practice trouble: {story}</source>
        <translation>Tatizo la mazoezi: {story}</translation>
    </message>
    <message numerus="yes">
        <source>%n practice troubles are on</source>
        <translation>
            <numerusform>Tatizo %n la mazoezi limewashwa</numerusform>
            <numerusform>Matatizo %n ya mazoezi yamewashwa</numerusform>
        </translation>
    </message>
    <message>
        <source>Just a moment…</source>
        <translation>Subiri kidogo…</translation>
    </message>
    <message>
        <source>All is well again.</source>
        <translation>Kila kitu ni sawa tena.</translation>
    </message>
</context>
<context>
    <name>TroubleMarks</name>
    <message>
        <source>&amp;Put off…</source>
        <translation>Ahirisha, kumbusha baa&amp;daye…</translation>
    </message>
    <message>
        <source>Some&amp;body sees to it…</source>
        <translation>Mwa&amp;chie mtu…</translation>
    </message>
    <message>
        <source>&amp;Give it back</source>
        <translation>Ru&amp;disha</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>{name} sees to it</source>
        <translation>{name} anashughulikia</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>limeahirishwa</translation>
    </message>
    <message>
        <source>put off until {time}</source>
        <translation>limeahirishwa hadi {time}</translation>
    </message>
    <message>
        <source>{name} sees to it since {since}. K2Desk reminds you at {time}.</source>
        <translation>{name} anashughulikia tangu {since}. K2Desk itakukumbusha {time}.</translation>
    </message>
    <message>
        <source>Put off. K2Desk reminds you at {time}.</source>
        <translation>Limeahirishwa. K2Desk itakukumbusha {time}.</translation>
    </message>
</context>
<context>
    <name>Unconfirmed</name>
    <message>
        <source>The connection broke. No answer came back.</source>
        <translation>Muunganisho ulikatika. Hakuna jibu lililorudi.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer in time.</source>
        <translation>Kopo Kopo haikujibu kwa wakati.</translation>
    </message>
    <message>
        <source>Kopo Kopo answered with an error.</source>
        <translation>Kopo Kopo ilijibu kwa hitilafu.</translation>
    </message>
    <message>
        <source>Another page answered in place of Kopo Kopo.</source>
        <translation>Ukurasa mwingine ulijibu badala ya Kopo Kopo.</translation>
    </message>
    <message>
        <source>An answer came back, but K2Desk could not read it.</source>
        <translation>Jibu lilirudi, lakini K2Desk haikuweza kulisoma.</translation>
    </message>
    <message>
        <source>Kopo Kopo said yes, but did not give the ID.</source>
        <translation>Kopo Kopo ilikubali, lakini haikutoa ID.</translation>
    </message>
    <message>
        <source>K2Desk closed before the answer came.</source>
        <translation>K2Desk ilifungwa kabla ya jibu kuja.</translation>
    </message>
</context>
<context>
    <name>UndoneSales</name>
    <message>
        <source>The money of these sales went back</source>
        <translation>Pesa za mauzo haya zilirudi</translation>
    </message>
    <message>
        <source>Money went back: {sale}</source>
        <translation>Pesa zilirudi: {sale}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Onyesha</translation>
    </message>
    <message>
        <source>Show {sale}</source>
        <translation>Onyesha {sale}</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Not here yet</source>
        <translation>Bado hayajafika</translation>
    </message>
    <message>
        <source>Report it</source>
        <translation>Iripoti</translation>
    </message>
    <message>
        <source>Report {code} to Kopo Kopo</source>
        <translation>Ripoti {code} kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Onyesha</translation>
    </message>
    <message>
        <source>Show {code}</source>
        <translation>Onyesha {code}</translation>
    </message>
    <message>
        <source>Wait no longer for {code}</source>
        <translation>Usisubiri {code} tena</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Check the internet: does another website open?</source>
        <translation>Kagua intaneti: je, tovuti nyingine inafunguka?</translation>
    </message>
    <message>
        <source>Open K2Desk and press “Ready to open?”. It names the till and who can fix it.</source>
        <translation>Fungua K2Desk na ubonyeze “Tayari kufungua?”. Itataja till na anayeweza kurekebisha.</translation>
    </message>
    <message>
        <source>Until it works, check each payment in Kopo Kopo’s own app before you hand over goods.</source>
        <translation>Hadi itakapofanya kazi, kagua kila malipo kwenye programu ya Kopo Kopo kabla ya kutoa bidhaa.</translation>
    </message>
    <message>
        <source>Is it the website? Call the website person.</source>
        <translation>Je, ni tovuti? Mpigie fundi wa tovuti.</translation>
    </message>
    <message>
        <source>Does Kopo Kopo not answer for an hour? Call its support.</source>
        <translation>Kopo Kopo haijibu kwa saa moja? Pigia huduma yake.</translation>
    </message>
    <message>
        <source>Website person</source>
        <translation>Fundi wa tovuti</translation>
    </message>
    <message>
        <source>Kopo Kopo support</source>
        <translation>Huduma ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Looks after K2Desk</source>
        <translation>Msimamizi wa K2Desk</translation>
    </message>
    <message>
        <source>Payment alerts from Kopo Kopo</source>
        <translation>Arifa za malipo kutoka Kopo Kopo</translation>
    </message>
    <message>
        <source>What Kopo Kopo tells our system</source>
        <translation>Kopo Kopo huambia mfumo wetu nini</translation>
    </message>
    <message>
        <source>Nothing is set up yet.</source>
        <translation>Bado hakuna kilichowekwa.</translation>
    </message>
    <message>
        <source>tills: {n}</source>
        <translation>till: {n}</translation>
    </message>
    <message>
        <source>whole business</source>
        <translation>biashara nzima</translation>
    </message>
    <message>
        <source>Our tills</source>
        <translation>Till zetu</translation>
    </message>
    <message>
        <source>no payment alerts</source>
        <translation>hakuna arifa za malipo</translation>
    </message>
    <message>
        <source>and {n} more tills: see K2Desk</source>
        <translation>na till {n} zaidi: tazama K2Desk</translation>
    </message>
    <message>
        <source>If alerts stop</source>
        <translation>Arifa zikikoma</translation>
    </message>
    <message>
        <source>Who to call</source>
        <translation>Nani apigiwe</translation>
    </message>
</context>
<context>
    <name>WallSheetDialog</name>
    <message>
        <source>One page for everyone at the till: what is watched, who to call, and what to do.</source>
        <translation>Ukurasa mmoja kwa kila aliye kwenye till: nini kinaangaliwa, nani apigiwe, na la kufanya.</translation>
    </message>
    <message>
        <source>Sheet for the wall</source>
        <translation>Karatasi ya ukutani</translation>
    </message>
    <message>
        <source>&amp;Website person</source>
        <translation>Fundi wa to&amp;vuti</translation>
    </message>
    <message>
        <source>&amp;Kopo Kopo support</source>
        <translation>&amp;Huduma ya Kopo Kopo</translation>
    </message>
    <message>
        <source>Who &amp;looks after K2Desk</source>
        <translation>&amp;Msimamizi wa K2Desk</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Jina</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Simu</translation>
    </message>
    <message>
        <source>What you leave empty becomes a line to write on.</source>
        <translation>Unachoacha tupu huwa mstari wa kuandikia.</translation>
    </message>
    <message>
        <source>Who to call</source>
        <translation>Nani apigiwe</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>Hifa&amp;dhi kama PDF…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Chapisha…</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Get told the moment money arrives</source>
        <translation>Pata taarifa pesa zinapoingia</translation>
    </message>
    <message>
        <source>K2Desk sets up Kopo Kopo’s payment alerts for your shop and shows that they work.</source>
        <translation>K2Desk huweka arifa za malipo za Kopo Kopo kwa duka lako na kuonyesha kuwa zinafanya kazi.</translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation>Fanya mazoezi kwanza</translation>
    </message>
    <message>
        <source>A pretend Kopo Kopo on this computer. No keys, no internet, no real money.</source>
        <translation>Kopo Kopo ya mazoezi kwenye kompyuta hii. Bila funguo, bila intaneti, bila pesa halisi.</translation>
    </message>
    <message>
        <source>Connect my account</source>
        <translation>Unganisha akaunti</translation>
    </message>
    <message>
        <source>You need the keys from Kopo Kopo. About 3 minutes.</source>
        <translation>Unahitaji funguo kutoka Kopo Kopo. Dakika 3 hivi.</translation>
    </message>
    <message>
        <source>&amp;Back to the list</source>
        <translation>&amp;Rudi kwenye orodha</translation>
    </message>
    <message>
        <source>&amp;Start practising</source>
        <translation>&amp;Anza mazoezi</translation>
    </message>
    <message>
        <source>Open a fi&amp;le…</source>
        <translation>Fung&amp;ua faili…</translation>
    </message>
    <message>
        <source>Continue someone else’s work</source>
        <translation>Endeleza kazi ya mwingine</translation>
    </message>
    <message>
        <source>Open the file that they handed over.</source>
        <translation>Fungua faili waliyokukabidhi.</translation>
    </message>
    <message>
        <source>Fill in my &amp;keys</source>
        <translation>Jaza &amp;funguo zangu</translation>
    </message>
    <message>
        <source>Show &amp;removed accounts…</source>
        <translation>Onyesha akaunti zilizo&amp;ondolewa…</translation>
    </message>
</context>
<context>
    <name>WhereDialog</name>
    <message>
        <source>Where the keys are</source>
        <translation>Funguo zilipo</translation>
    </message>
    <message>
        <source>Open app.kopokopo.com in your browser and sign in as the Administrator. For tests: sandbox.</source>
        <translation>Fungua app.kopokopo.com kwenye kivinjari na uingie kama Administrator. Kwa majaribio: sandbox.</translation>
    </message>
    <message>
        <source>Choose or make an application: give it a name such as K2Desk.</source>
        <translation>Chagua au unda application: ipe jina kama K2Desk.</translation>
    </message>
    <message>
        <source>Come back here and paste each one into its line.</source>
        <translation>Rudi hapa na ubandike kila moja kwenye mstari wake.</translation>
    </message>
    <message>
        <source>If you cannot find them, Kopo Kopo’s support can tell you where they are.</source>
        <translation>Usipozipata, huduma kwa wateja ya Kopo Kopo inaweza kukuambia zilipo.</translation>
    </message>
    <message>
        <source>Kopo Kopo shows them only to the Administrator of the account. Menus may differ a little.</source>
        <translation>Kopo Kopo huzionyesha kwa Administrator wa akaunti pekee. Menyu zinaweza kutofautiana kidogo.</translation>
    </message>
    <message>
        <source>Open Settings, then the part for developers or API keys.</source>
        <translation>Fungua Settings, kisha sehemu ya developers au API keys.</translation>
    </message>
    <message>
        <source>Copy the Client ID, then the Client secret. Kopo Kopo may show the secret only once.</source>
        <translation>Nakili Client ID, kisha Client secret. Secret inaweza kuonyeshwa mara moja tu.</translation>
    </message>
    <message>
        <source>Copy the API key too. It proves that an alert is genuine.</source>
        <translation>Nakili API key pia. Baadaye inathibitisha kuwa arifa ni halisi.</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>Your name is kept with each payment that you give to a sale. K2Desk asks once.</source>
        <translation>Jina lako huhifadhiwa na kila malipo unayotumia kwa mauzo. K2Desk huuliza mara moja.</translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation>Nani yuko kaunta?</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>J&amp;ina</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Endelea</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>&amp;Ghairi</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Ni nani?</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Andika jina.</translation>
    </message>
</context>
<context>
    <name>WhoPanel</name>
    <message>
        <source>Copied</source>
        <translation>Imenakiliwa</translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation>Anayeweza kurekebisha</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Ujumbe</translation>
    </message>
    <message>
        <source>Copy &amp;message</source>
        <translation>&amp;Nakili ujumbe</translation>
    </message>
    <message>
        <source>Save t&amp;he report…</source>
        <translation>&amp;Hifadhi ripoti…</translation>
    </message>
    <message>
        <source>Details for &amp;your developer</source>
        <translation>Maelezo ya mtaalamu &amp;wako</translation>
    </message>
    <message>
        <source>Alerts still missing? As&amp;k Kopo Kopo</source>
        <translation>Arifa bado hazif&amp;iki? Uliza Kopo Kopo</translation>
    </message>
    <message>
        <source>C&amp;ode for my developer…</source>
        <translation>Msimbo kwa mtaa&amp;lamu…</translation>
    </message>
</context>
<context>
    <name>YourList</name>
    <message>
        <source>Your list</source>
        <translation>Orodha yako</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>Hifadhi &amp;nakala sasa</translation>
    </message>
    <message>
        <source>Don’t use the second place any more</source>
        <translation>Usitumie mahali pa pili tena</translation>
    </message>
    <message>
        <source>There is no backup yet. K2Desk makes one soon after the first change.</source>
        <translation>Bado hakuna nakala rudufu. K2Desk hutengeneza moja mara baada ya badiliko la kwanza.</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>Nakala rudufu ya mwisho: {when}</translation>
    </message>
    <message>
        <source>A second place, such as a USB stick, keeps your backups if this computer dies.</source>
        <translation>Mahali pa pili, kama USB, hutunza nakala zako kompyuta hii ikiharibika.</translation>
    </message>
    <message>
        <source>Second place: {folder}</source>
        <translation>Mahali pa pili: {folder}</translation>
    </message>
    <message>
        <source>Second place: {folder}. Last copied there: {when}</source>
        <translation>Mahali pa pili: {folder}. Nakala ya mwisho huko: {when}</translation>
    </message>
    <message>
        <source>The backup is made and tested.</source>
        <translation>Nakala rudufu imetengenezwa na kujaribiwa.</translation>
    </message>
    <message>
        <source>K2Desk checks every row…</source>
        <translation>K2Desk inakagua kila mstari…</translation>
    </message>
    <message>
        <source>Every row is as K2Desk wrote it.</source>
        <translation>Kila mstari uko kama K2Desk ilivyouandika.</translation>
    </message>
    <message>
        <source>There is no backup yet. Choose Back up now.</source>
        <translation>Bado hakuna nakala rudufu. Chagua Hifadhi nakala sasa.</translation>
    </message>
    <message>
        <source>Get your list back</source>
        <translation>Rudisha orodha yako</translation>
    </message>
    <message>
        <source>K2Desk keeps the list that you have now. Choose what you want instead.</source>
        <translation>K2Desk inahifadhi orodha uliyo nayo sasa. Chagua unachotaka badala yake.</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>Mahali pa pili pa nakala rudufu</translation>
    </message>
    <message>
        <source>Restore fro&amp;m backup…</source>
        <translation>Re&amp;jesha kutoka nakala…</translation>
    </message>
    <message>
        <source>Check the list for &amp;damage</source>
        <translation>Kagua &amp;orodha kama imeharibika</translation>
    </message>
    <message>
        <source>Also sa&amp;ve backups elsewhere…</source>
        <translation>&amp;Pia hifadhi nakala mahali pengine…</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are damaged. Choose Restore from backup.</source>
        <translation>
            <numerusform>Mstari %n umeharibika. Chagua Rejesha kutoka nakala.</numerusform>
            <numerusform>Mistari %n imeharibika. Chagua Rejesha kutoka nakala.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_About</name>
    <message>
        <source>About</source>
        <translation>Kuhusu</translation>
    </message>
    <message>
        <source>K2Desk {version}. Free software under the MIT licence.</source>
        <translation>K2Desk {version}. Programu huria chini ya leseni ya MIT.</translation>
    </message>
    <message>
        <source>About K2Desk and &amp;its licences</source>
        <translation>&amp;Kuhusu K2Desk na leseni zake</translation>
    </message>
    <message>
        <source>&amp;Save a report for support…</source>
        <translation>&amp;Hifadhi ripoti ya msaada…</translation>
    </message>
</context>
<context>
    <name>_RemovedModel</name>
    <message>
        <source>Tell us when</source>
        <translation>Tuambie wakati</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Kwa</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Hutumwa kwa</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Uliondolewa</translation>
    </message>
</context>
</TS>

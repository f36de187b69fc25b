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
        <source>Payment alerts from Kopo Kopo, set up and watched without a programmer.</source>
        <translation>Arifa za malipo za Kopo Kopo, zinazowekwa na kufuatiliwa bila mtaalamu wa programu.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Programu huria chini ya leseni ya MIT.</translation>
    </message>
    <message>
        <source>Your list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The free software inside</source>
        <translation>Programu huria zilizomo ndani</translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
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
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where files are kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Account {name}, {word}, {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>real money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo’s test system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pretend, on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My business</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice shop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
    <message>
        <source>Bring back what exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste any old mail, log, code or chat, or IDs one below the other. Every subscription that is named in it is looked up at Kopo Kopo, and shown before anything is added to your list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look them up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Kopo Kopo says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} characters were pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} found, {known} in your list already, {bad} without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, in your list already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add 1 to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {n} to the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdvicePanel</name>
    <message>
        <source>What matters most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gaps: every till is told of what it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole business: {events}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertDetails</name>
    <message>
        <source>It was too long to be kept whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key is not on this computer, so nobody can tell whether it is genuine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is signed properly, but it is no payment alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{event}, in the Safaricom form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past payments, as they were asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message that is no payment alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show name and number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, here {age} later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times, counted once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for your developer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being sent to Kopo Kopo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent, but the answer got lost. It may exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo refused it. It does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left this computer. It can be sent again safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo did not accept the keys of this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo knows the keys, but they may not read this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo can no longer find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed at Kopo Kopo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo shows other facts than those that were sent from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo says this word in place of Active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo not answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer properly, twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active {age} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was switched on when it was last read. Check it now to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active, server problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo has it switched on, but a test of its web address failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo has it switched on. Whether alerts reach your website is another question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not read at Kopo Kopo yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All well</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalmDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chain</name>
    <message>
        <source>Keys accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched on (Active)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From Kopo Kopo to your shop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangedDialog</name>
    <message>
        <source>Changed at Kopo Kopo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Kopo Kopo’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>K2Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A subscription is being sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you close now, K2Desk may not learn whether it was made. Wait: K2Desk closes by itself when the answer is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep K2Desk open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Sent from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Spaces or invisible characters around it were removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys were found in what you copied last. Copy the whole message, then press it again.</source>
        <translation>Hakuna funguo zilizopatikana katika ulichonakili mwisho. Nakili ujumbe wote, kisha bonyeza tena.</translation>
    </message>
    <message>
        <source>Found and filled in: {names}.</source>
        <translation>Zimepatikana na kujazwa: {names}.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try them on {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which Kopo Kopo?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the business</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(as you want to see it here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example Njeri Hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got all three in a message?</source>
        <translation>Umezipata zote tatu kwenye ujumbe?</translation>
    </message>
    <message>
        <source>Paste them at once</source>
        <translation>Zibandike kwa pamoja</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>Nionyeshe zilipo</translation>
    </message>
    <message>
        <source>I am not the Administrator</source>
        <translation>Mimi si Administrator</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(can wait: it proves that alerts are genuine)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in this computer’s own password store, nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Customer paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not seen lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is told any more when {clause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is told when {clause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same address is told twice when {clause}. Each alert arrives two times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not sure that somebody is told when {clause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A subscription for the whole business covers it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>till {till}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverageModel</name>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is told about what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many at once…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tills} tills · {events} kinds of event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill 1 gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill {n} gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tills and events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tills yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tills come with the first subscription, or paste them under “Till names”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreationProgress</name>
    <message>
        <source>{n} subscriptions: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating {n} subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {n} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe to close or lose power: every row is written down before it is sent, and what may already exist is never sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>checked {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>till {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo tells {host} each time {clause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo should tell {host} each time {clause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No checks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day with trouble</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for here on {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to this list on {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made here on {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the Kopo Kopo ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has all alerts of this address sent to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for your developer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo goes on sending: only Kopo Kopo can end a subscription.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosePage</name>
    <message>
        <source>The test looks at the name, the connection and the certificate. It sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested from this computer at {time}. Kopo Kopo reaches your server from outside, so its result may differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the days on which certificates end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security certificate of {host} ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment alerts to {host} may stop on this day. Ask your website person to renew the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web address to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an address of your list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a sample alert…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server exam…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a signature…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save certificate dates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a sample now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a fake now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>No subscriptions here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo does not give K2Desk a list, so subscriptions made elsewhere do not appear by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one I already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “{q}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventNames</name>
    <message>
        <source>A customer paid your till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer’s payment was reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another business paid your till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer paid by card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card payment was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card payment was reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new customer paid you for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your money was sent to your bank or phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A business payment was reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another merchant sent you money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M-PESA or another wallet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money went back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From their till to yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At your card machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before it was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the whole business</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer pays {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer pays any of your tills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer’s payment to {where} is reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer’s payment is reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another business pays {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another business pays any of your tills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer pays by card at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a customer pays by card</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>EventsModel</name>
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
        <translation>Sahihi</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Listening on this computer</source>
        <translation>Inapokea kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>Zote {n}</translation>
    </message>
    <message>
        <source>Not genuine {n}</source>
        <translation>Si halisi {n}</translation>
    </message>
    <message>
        <source>Came twice {n}</source>
        <translation>Mara mbili {n}</translation>
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
        <source>Shorten them again</source>
        <translation>Yafupishe tena</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Yaonyeshe</translation>
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
        <source>It can’t be brought back. Your subscriptions stay as they are.</source>
        <translation>Hakiwezi kurejeshwa. Usajili wako utabaki ulivyo.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Futa</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Usifute</translation>
    </message>
    <message>
        <source>Save what arrived</source>
        <translation>Hifadhi zilizofika</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Ilifika</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Simu</translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Sahihi</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mara</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
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
        <source>Forget them…</source>
        <translation>Zifute…</translation>
    </message>
    <message>
        <source>Names and phone numbers are shortened until you ask to see them. Events are kept on this computer for 90 days.</source>
        <translation>Majina na nambari za simu hufupishwa hadi uombe kuyaona. Matukio huhifadhiwa kwenye kompyuta hii kwa siku 90.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Hifadhi kama CSV…</translation>
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
        <source>The Safaricom form</source>
        <translation>Muundo wa Safaricom</translation>
    </message>
    <message>
        <source>Your system took it.</source>
        <translation>Mfumo wako uliipokea.</translation>
    </message>
    <message>
        <source>Your system took both. Make sure that it counted one sale only.</source>
        <translation>Mfumo wako ulipokea zote mbili. Hakikisha ulihesabu mauzo mara moja tu.</translation>
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
        <source>Your system takes this form too.</source>
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
        <source>Your system does not take this form. Leave its tick off.</source>
        <translation>Mfumo wako haupokei muundo huu. Usiweke tiki yake.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Inajaribu…</translation>
    </message>
    <message>
        <source>It can’t be told: your system refused the good alert as well, or failed.</source>
        <translation>Haiwezi kujulikana: mfumo wako ulikataa hata arifa nzuri, au ulishindwa.</translation>
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
</context>
<context>
    <name>ExamDialog</name>
    <message>
        <source>Server exam</source>
        <translation>Mtihani wa seva</translation>
    </message>
    <message>
        <source>Nine made-up alerts of KES 1 are sent to your website, one of them a fake. All have references that begin with K2DESK, so that they can be found and taken out again.</source>
        <translation>Arifa tisa za mfano za KES 1 zitatumwa kwa tovuti yako, moja ikiwa bandia. Zote zina kumbukumbu zinazoanza na K2DESK, ili ziweze kupatikana na kuondolewa tena.</translation>
    </message>
    <message>
        <source>Website to examine</source>
        <translation>Tovuti ya kufanyiwa mtihani</translation>
    </message>
    <message>
        <source>Start the exam</source>
        <translation>Anza mtihani</translation>
    </message>
    <message>
        <source>This account is LIVE: your POS may record sales. Type {host} to go on.</source>
        <translation>Akaunti hii ni ya PESA HALISI: POS yako inaweza kurekodi mauzo. Andika {host} ili kuendelea.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Anza tena</translation>
    </message>
    <message>
        <source>{n} of {all} passed</source>
        <translation>{n} kati ya {all} zimefaulu</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Check all now</source>
        <translation>Kagua zote sasa</translation>
    </message>
    <message>
        <source>Practice shop  ·  pretend, on this computer</source>
        <translation>Duka la mazoezi  ·  la kujifunza, kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>Connect an account…</source>
        <translation>Unganisha akaunti…</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to open?</source>
        <translation>Tayari kufungua?</translation>
    </message>
    <message>
        <source>Looks at every till in one go. Nothing is sent to your website.</source>
        <translation>Hukagua till zote kwa mara moja. Hakuna kinachotumwa kwenye tovuti yako.</translation>
    </message>
    <message>
        <source>Reads every subscription at Kopo Kopo. Nothing is sent to your website.</source>
        <translation>Husoma kila usajili ulio kwa Kopo Kopo. Hakuna kinachotumwa kwa tovuti yako.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Nothing matches “{q}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
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
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a report for support…</source>
        <translation>Hifadhi ripoti ya msaada…</translation>
    </message>
    <message>
        <source>About K2Desk</source>
        <translation>Kuhusu K2Desk</translation>
    </message>
    <message>
        <source>Copy this article</source>
        <translation>Nakili mada hii</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took over Kopo Kopo’s facts</source>
        <translation>Ulikubali taarifa za Kopo Kopo</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found at Kopo Kopo</source>
        <translation>Haupatikani kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer</source>
        <translation>Kopo Kopo haikujibu</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Hello. I am setting up payment alerts for our tills in K2Desk. It needs our Kopo Kopo keys, which only the Administrator of the account can see. Please sign in to Kopo Kopo, open the settings for developers (API), and bring me the Client ID, the Client secret and the API key, or come and paste them yourself. They are as good as a password, so please do not send them to a group. Thank you.</source>
        <translation>Habari. Ninaweka arifa za malipo za till zetu kwenye K2Desk. Inahitaji funguo zetu za Kopo Kopo, ambazo Administrator wa akaunti pekee ndiye anayeweza kuziona. Tafadhali ingia kwenye Kopo Kopo, fungua mipangilio ya wataalamu (API), kisha uniletee Client ID, Client secret na API key, au uje uzibandike mwenyewe. Ni siri kama nywila, kwa hivyo tafadhali usizitume kwenye kikundi. Asante.</translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListenCard</name>
    <message>
        <source>Stop listening</source>
        <translation>Acha kupokea</translation>
    </message>
    <message>
        <source>Listen on this computer</source>
        <translation>Pokea kwenye kompyuta hii</translation>
    </message>
    <message>
        <source>For your developer: a link (a tunnel, say) can lead alerts here, where you can watch them.</source>
        <translation>Kwa mtaalamu wako: kiungo (kwa mfano tunnel) kinaweza kuleta arifa hapa, ambapo unaweza kuzitazama.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Also for other computers of this network</source>
        <translation>Pia kwa kompyuta nyingine za mtandao huu</translation>
    </message>
    <message>
        <source>Anybody in this network could then send messages here. Use it at home, not in a café.</source>
        <translation>Mtu yeyote kwenye mtandao huu ataweza kutuma ujumbe hapa. Itumie nyumbani, si kwenye mkahawa.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Nakili anwani</translation>
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
        <source>This account is LIVE. The sample carries a reference that begins with K2DESK, so that it can be found.</source>
        <translation>Akaunti hii ni ya PESA HALISI. Arifa ya mfano ina kumbukumbu inayoanza na K2DESK, ili iweze kupatikana.</translation>
    </message>
    <message>
        <source>Send the sample</source>
        <translation>Tuma mfano</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Usitume</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Nothing is sent twice</source>
        <translation>Hakuna kinachotumwa mara mbili</translation>
    </message>
    <message>
        <source>Nothing is sent until you press Create</source>
        <translation>Hakuna kinachotumwa hadi ubonyeze Unda</translation>
    </message>
    <message>
        <source>K2Desk</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Umeundwa</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManyModel</name>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation type="unfinished"></translation>
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
    <name>ManyPage</name>
    <message>
        <source>All my tills ({n})</source>
        <translation>Till zangu zote ({n})</translation>
    </message>
    <message>
        <source>Make spares of the {n} that are there already: each alert comes twice</source>
        <translation>Unda {n} wa akiba kwa usajili ambao tayari upo: kila arifa itakuja mara mbili</translation>
    </message>
    <message>
        <source>Create {n} for real payments</source>
        <translation>Unda {n} kwa malipo halisi</translation>
    </message>
    <message>
        <source>Create {n}</source>
        <translation>Unda {n}</translation>
    </message>
    <message>
        <source>{n} left out: they are there already</source>
        <translation>Usajili {n} umeachwa: tayari upo</translation>
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
        <source>Each event is made for each till. Nothing is sent until you press Create.</source>
        <translation>Kila tukio linaundiwa kila till. Hakuna kinachotumwa hadi ubonyeze Unda.</translation>
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
        <source>Use the practice address</source>
        <translation>Tumia anwani ya mazoezi</translation>
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
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check my keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try them there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember until K2Desk closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk could not reach the internet. Your alerts at Kopo Kopo are not affected. Check Wi-Fi or data bundle, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo is not answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The internet works, but Kopo Kopo did not answer properly. Wait a few minutes and try again. If it lasts an hour, contact Kopo Kopo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is taking too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer within 30 seconds. Nothing was changed. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo did not accept your keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Client ID or Client secret is wrong, or was replaced. Copy both again from your Kopo Kopo page and paste them here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are for Sandbox, not Live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Sandbox, or paste your Live keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are for Live, not Sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Live, or paste your Sandbox keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo ended the sign-in and a new one did not work. Test your keys in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keys are not allowed to do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo knows your keys but refused this action. Ask Kopo Kopo support to check what your account may do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo does not know this till for your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number on your till sticker. In Sandbox, use a sandbox till number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the till number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till numbers are usually 5 to 8 digits, for example 555123. Some start with K. {till} looks different; you can still continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till numbers are usually 5 to 8 digits, for example 555123. Some start with K.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must start with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo sends only to secure addresses. Ask your website person for the https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo cannot reach this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works only inside your shop or computer. Use an address that works from anywhere on the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are not sure if the subscription was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke after sending. Do not make it again yet: you could get every alert twice. Choose what to do next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already have this subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same event, till and address, made on {date}. A second one may send everything twice. Make it anyway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo can no longer find this subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been removed, or it belongs to other keys. Check that you use the right keys; otherwise create it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer’s password store is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keys will be kept only until you close K2Desk. Unlock the store, then choose Save keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk could not save your list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full or the file is damaged. Nothing at Kopo Kopo changed. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your computer’s date is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo’s secure connection cannot be checked with this date. Set the date and time, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo asks us to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong. K2Desk waits {s} seconds and goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Wi-Fi wants you to sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another page answered in place of Kopo Kopo. Open your browser, sign in to the Wi-Fi, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo’s address has moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk sends your keys only to the address that it knows. Look for a newer K2Desk, or ask Kopo Kopo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost. Send us the newest log file from Settings with code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subscription was not made. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo refused this subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not made. Correct what its reason below says and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network wants a password of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo was not reached. Ask the person who looks after your network, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your website person where payment alerts should go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a user name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone who sees the address would see it too. Ask your website person for an address without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what Kopo Kopo should tell you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick one of the tiles above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the Client ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it from your Kopo Kopo page and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk is already open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one K2Desk can look after this list, so that nothing is sent twice. Use the window that is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the Client secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list was kept by a newer K2Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one might spoil it, so nothing was changed. Install the newer K2Desk and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with your list is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was left exactly as it is. Your alerts at Kopo Kopo are not affected. Make a copy of the file named below, then ask for help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a complete web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should look like https://shop.example.co.ke/paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept as {file}, and the usual settings are in use. Look through Settings once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept as {file}, and the last good copy is in use. Look through Settings once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some settings could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual values are in use for: {names}. Look through Settings once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a subscription of this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk asks only Kopo Kopo itself. Paste the ID or the whole address that Kopo Kopo gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice Kopo Kopo could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list is safe, only practising does not work now. Close K2Desk and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Kopo Kopo is not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something on this network may be reading along, so K2Desk sent nothing. Ask the person who looks after your network, then choose Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already get this for all tills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding one till would send each payment twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a pretend address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leads nowhere outside practice. Ask your website person for your own web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your computer’s clock is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It differs from Kopo Kopo’s by about {hours} h, so the ages shown here may be wrong. Set the date and time of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not quite what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the two below. Take it only if you are sure that it is the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of this account are not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your list is safe, but nothing can be checked. Paste the keys again in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in use until you close K2Desk. Free some disk space and change one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left this computer. Send it now, or correct it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo shows something else than was sent from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts follow what Kopo Kopo shows. Compare the two and choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo says “{word}” in place of Active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts may not be sent. Ask Kopo Kopo what it means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is {till} right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already have till {known}, which is one slip away. Compare it with the till’s sticker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No till number was found in this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column of numbers with 5 to 8 digits is needed, names may stand beside it. Paste it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are too many at once: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk makes {most} in one go. Choose fewer tills or events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these are there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be created, which keeps alerts from coming twice. Choose other tills or events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subscription was found in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk looks for addresses with “webhook_subscriptions” in them, and for IDs. Paste the mail, log or code in which they stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating was paused: the line seems to be down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent twice, and the rest waits. Check Wi-Fi, then choose Go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This subscription is in your list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in another row. Look for another ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address’s security certificate ended on {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment alerts may not arrive. Ask your website person to renew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address’s security certificate is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may look fine in a browser, yet Kopo Kopo may refuse it. Send the details below to your website person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website answered, but this page does not take payment alerts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the end of the address for a spelling mistake, or ask your website person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website had a problem with the sample alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered with an error after {t} seconds. Ask your website person to look at the time shown below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is not known on the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts cannot reach it. Check the address for a spelling mistake, or ask your website person whether the name has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody picks up at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name leads to a computer, but no website runs there, so alerts are lost. Ask your website person to start it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not pick up in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be switched off, or a firewall keeps others out. Ask your website person whether it can be reached from everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address can be reached by the newest kind of internet only (IPv6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be tested from here, and Kopo Kopo may not reach it either. Ask your website person for an IPv4 address as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address’s security certificate is not valid before {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then Kopo Kopo may refuse it. Ask your website person, and check the date of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security certificate belongs to another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is for {names}, so Kopo Kopo may refuse this address. Ask your website person for a certificate of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security certificate comes from nobody that the internet knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo may refuse it, even if your own computer does not complain. Ask your website person for a certificate of a public authority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security certificate ends in {days} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts arrive until {date}, and may stop then. Ask your website person to renew it before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server locks connections in a way that is too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo may refuse to talk to it. Ask your website person to switch on the newer ways (details below).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to this address cannot be locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something answers there, but not as a secure website does. Ask your website person whether https runs at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address sends visitors elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo does not follow, so the alert is lost. Use the final address, or ask your website person: it points to {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website wants a sign-in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo cannot sign in, so alerts are turned away. Ask your website person to open this page for Kopo Kopo, and to compare the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website refused the sample alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was reached, but it did not want the message. Send the details below to your website person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website answers slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took {t} seconds, and Kopo Kopo may not wait that long. Ask your website person to answer first and work afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website took the sample alert and never answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo may count that as not delivered. Ask your website person what it waits for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website broke off in the middle of its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo may count that as not delivered. Ask your website person to look at the time shown below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website’s answer does not end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert was taken, but a short answer is expected. Ask your website person to answer with nothing but OK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answered there is not a website.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts cannot be delivered to it. Check the address, or ask your website person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your system accepted a FAKE payment alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone could tell it that money came. Ask your website person to check the signature of each alert today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website failed on a fake alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not take it, but it did not refuse it cleanly either. Send the details below to your website person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it no sample can be signed, and no alert can be checked. Paste it in Settings, beside the other keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name could not be looked up from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That says nothing about your website: the network here did not answer. Check Wi-Fi or data bundle, then test again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name in this address has letters that look like others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To machines it is {machine}. Make sure that it is really yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample is not complete any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near line {line} something is missing, a comma or a bracket for example. Correct it, or take a fresh sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is far longer than any alert ({size}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not what Kopo Kopo sent. Copy only the body of one message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not readable text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From byte {byte} on it is not UTF-8, so a program has changed it on the way. Ask for the body exactly as it arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works from here, but Kopo Kopo may not reach it. Ask your website person for an IPv4 address as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network looks into secure connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate that came is from {issuer}, not from the website, so nothing can be said from here. Test again on another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else changed. Choose another folder, or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was checked. Choose another file, or paste the body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on this computer could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program may use the same port ({port}). Choose another number, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was told of this payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subscription that is Active fits this event and till. Make one with the practice address, then pay again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network goes out by a way of its own (a proxy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address could not be tested from here, which says nothing about your website. Test again on another network, with a phone’s data bundle for example.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to a new address</source>
        <translation>Hamia anwani mpya</translation>
    </message>
    <message>
        <source>Kopo Kopo can change nothing that exists. So K2Desk makes the same subscriptions for the new address, and puts those for {old} out of sight. Kopo Kopo goes on sending there until its support ends them.</source>
        <translation>Kopo Kopo haiwezi kubadilisha usajili uliopo. Kwa hivyo K2Desk huunda usajili uleule kwa anwani mpya, na kuficha ule wa {old}. Kopo Kopo itaendelea kutuma huko hadi huduma yake kwa wateja iusimamishe.</translation>
    </message>
    <message>
        <source>New web address</source>
        <translation>Anwani mpya ya tovuti</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Ijaribu</translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation>Nakili barua</translation>
    </message>
    <message>
        <source>Save the letter…</source>
        <translation>Hifadhi barua…</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Hifadhi barua</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the new address first: nothing is sent by it.</source>
        <translation>Jaribu anwani mpya kwanza: jaribio halitumi chochote.</translation>
    </message>
    <message>
        <source>Create {n} at the new address</source>
        <translation>Unda {n} kwenye anwani mpya</translation>
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
        <source>The way to the new address is well.</source>
        <translation>Njia ya kufika anwani mpya iko sawa.</translation>
    </message>
    <message>
        <source>{n} of {all} are moved. The old ones are hidden, and still sending.</source>
        <translation>Usajili {n} kati ya {all} umehamishwa. Wa zamani umefichwa, na bado unatuma.</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo, please end these {n} webhook subscriptions: they were replaced on {day}.</source>
        <translation>Habari Kopo Kopo, tafadhali simamisha webhook subscriptions hizi {n}: zilibadilishwa na mpya tarehe {day}.</translation>
    </message>
</context>
<context>
    <name>NewSubscriptionPage</name>
    <message>
        <source>Use {address}</source>
        <translation>Tumia {address}</translation>
    </message>
    <message>
        <source>Written in machine letters: {name}. Is that really your website?</source>
        <translation>Kwa herufi za kompyuta: {name}. Je, hiyo ni tovuti yako kweli?</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create for real payments</source>
        <translation>Unda kwa malipo halisi</translation>
    </message>
    <message numerus="yes">
        <source>Create %n for real payments</source>
        <translation>
            <numerusform>Unda %n kwa malipo halisi</numerusform>
            <numerusform>Unda %n kwa malipo halisi</numerusform>
        </translation>
    </message>
    <message>
        <source>Create test subscription</source>
        <translation>Unda usajili wa majaribio</translation>
    </message>
    <message numerus="yes">
        <source>Create %n test subscriptions</source>
        <translation>
            <numerusform>Unda usajili %n wa majaribio</numerusform>
            <numerusform>Unda usajili %n wa majaribio</numerusform>
        </translation>
    </message>
    <message>
        <source>Create practice subscription</source>
        <translation>Unda usajili wa mazoezi</translation>
    </message>
    <message numerus="yes">
        <source>Create %n practice subscriptions</source>
        <translation>
            <numerusform>Unda usajili %n wa mazoezi</numerusform>
            <numerusform>Unda usajili %n wa mazoezi</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>Rasimu imehifadhiwa</translation>
    </message>
    <message>
        <source>Kopo Kopo tells this for the whole business only.</source>
        <translation>Kopo Kopo huarifu hili kwa biashara nzima pekee.</translation>
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
        <source>New subscription</source>
        <translation type="unfinished"></translation>
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
        <source>One or more tills</source>
        <translation>Till moja au zaidi</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
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
        <source>Use the practice shop’s address</source>
        <translation>Tumia anwani ya duka la mazoezi</translation>
    </message>
    <message>
        <source>Safaricom (Daraja) format. Only if your POS company asked for it.</source>
        <translation>Muundo wa Safaricom (Daraja). Ikiwa tu kampuni yako ya POS iliuomba.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>Notices</name>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Practise with trouble</source>
        <translation>Fanya mazoezi ya matatizo</translation>
    </message>
    <message>
        <source>All of this is pretend and happens on this computer only. Switch something on, then look at what the list says and what it tells you to do.</source>
        <translation>Haya yote ni ya mazoezi na yanafanyika kwenye kompyuta hii pekee. Washa kitu, kisha uone orodha inasema nini na inakuambia ufanye nini.</translation>
    </message>
    <message>
        <source>What the pretend Kopo Kopo says of a subscription</source>
        <translation>Kopo Kopo ya mazoezi inasema nini kuhusu usajili</translation>
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
        <source>Subscription</source>
        <translation>Usajili</translation>
    </message>
    <message>
        <source>What Kopo Kopo says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has forgotten it</source>
        <translation>Imeusahau</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Fanya</translation>
    </message>
    <message>
        <source>Put everything right</source>
        <translation>Rekebisha kila kitu</translation>
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
        <source>It asks to slow down.</source>
        <translation>Inaomba tupunguze kasi.</translation>
    </message>
    <message>
        <source>Kopo Kopo is out of order</source>
        <translation>Kopo Kopo imeharibika</translation>
    </message>
    <message>
        <source>Every answer is an error of its own.</source>
        <translation>Kila jibu ni hitilafu ya Kopo Kopo yenyewe.</translation>
    </message>
    <message>
        <source>The Wi-Fi wants a sign-in</source>
        <translation>Wi-Fi inataka uingie kwanza</translation>
    </message>
    <message>
        <source>Another page answers in place of Kopo Kopo, as in a hotel.</source>
        <translation>Ukurasa mwingine hujibu badala ya Kopo Kopo, kama hotelini.</translation>
    </message>
    <message>
        <source>The line breaks before Kopo Kopo reads</source>
        <translation>Muunganisho hukatika kabla Kopo Kopo haijasoma</translation>
    </message>
    <message>
        <source>A new subscription leaves, but is not made. K2Desk cannot know that.</source>
        <translation>Usajili mpya unatumwa, lakini hauundwi. K2Desk haiwezi kujua hilo.</translation>
    </message>
    <message>
        <source>The answer gets lost</source>
        <translation>Jibu linapotea</translation>
    </message>
    <message>
        <source>A new subscription is made, but the answer never comes: see “Not confirmed”.</source>
        <translation>Usajili mpya unaundwa, lakini jibu haliji kamwe: tazama “Hatuna uhakika”.</translation>
    </message>
    <message>
        <source>The keys are refused</source>
        <translation>Funguo zinakataliwa</translation>
    </message>
    <message>
        <source>As after somebody made new ones.</source>
        <translation>Kama baada ya mtu kuunda funguo mpya.</translation>
    </message>
    <message>
        <source>The answer has no ID in it</source>
        <translation>Jibu halina ID</translation>
    </message>
    <message>
        <source>A new subscription is made, but Kopo Kopo does not say where.</source>
        <translation>Usajili mpya unaundwa, lakini Kopo Kopo haisemi uko wapi.</translation>
    </message>
    <message>
        <source>Alerts are signed with the Client secret</source>
        <translation>Arifa zinatiwa sahihi kwa Client secret</translation>
    </message>
    <message>
        <source>The next ones are not genuine: see what “Events” says of them.</source>
        <translation>Zinazofuata si halisi: tazama “Matukio” inasema nini kuzihusu.</translation>
    </message>
    <message>
        <source>Alerts come twice</source>
        <translation>Arifa zinakuja mara mbili</translation>
    </message>
    <message>
        <source>Each one is delivered again, as it may happen for real.</source>
        <translation>Kila moja inaletwa tena, kama inavyoweza kutokea kwa kweli.</translation>
    </message>
    <message>
        <source>A program on the way writes alerts anew</source>
        <translation>Programu iliyo njiani inaandika arifa upya</translation>
    </message>
    <message>
        <source>Spaces are added, so the signature does not fit any more.</source>
        <translation>Nafasi zinaongezwa, hivyo sahihi hailingani tena.</translation>
    </message>
    <message>
        <source>The API key on this computer is an old one</source>
        <translation>API key iliyo kwenye kompyuta hii ni ya zamani</translation>
    </message>
    <message>
        <source>As after somebody made new keys: no alert is genuine any more, the kept ones too.</source>
        <translation>Kama baada ya mtu kuunda funguo mpya: hakuna arifa iliyo halisi tena, hata zilizohifadhiwa.</translation>
    </message>
    <message>
        <source>Its security certificate has ended</source>
        <translation>Cheti chake cha usalama kimeisha</translation>
    </message>
    <message>
        <source>Test the practice address, then let a customer pay.</source>
        <translation>Jaribu anwani ya mazoezi, kisha mteja alipe.</translation>
    </message>
    <message>
        <source>Its security certificate belongs to another name</source>
        <translation>Cheti chake cha usalama ni cha jina lingine</translation>
    </message>
    <message>
        <source>Test the practice address to see what it means.</source>
        <translation>Jaribu anwani ya mazoezi uone maana yake.</translation>
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
        <source>Alerts do not get through, and Kopo Kopo tries again.</source>
        <translation>Arifa hazifiki, na Kopo Kopo inajaribu tena.</translation>
    </message>
    <message>
        <source>It believes fake alerts</source>
        <translation>Inaamini arifa bandia</translation>
    </message>
    <message>
        <source>Send it a fake or set the exam, and see what K2Desk says.</source>
        <translation>Itumie arifa bandia au ifanyie mtihani, uone K2Desk inasema nini.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Kopo Kopo will tell {host} each time {clause}.</source>
        <translation>Kopo Kopo itaiarifu {host} kila mara {clause}.</translation>
    </message>
    <message>
        <source>till {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation> au </translation>
    </message>
    <message numerus="yes">
        <source> or %n more</source>
        <translation>
            <numerusform> au mwingine %n</numerusform>
            <numerusform> au mingine %n</numerusform>
        </translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>Hiki ndicho kitakachotokea</translation>
    </message>
    <message>
        <source>K2Desk cannot change or delete a subscription later: Kopo Kopo has no way to do it.</source>
        <translation>K2Desk haiwezi kubadilisha au kufuta usajili baadaye: Kopo Kopo haina njia ya kufanya hivyo.</translation>
    </message>
    <message>
        <source>Details for your developer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for your developer</source>
        <translation type="unfinished"></translation>
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
    <name>Ready</name>
    <message>
        <source>Nobody is told about payments to this till.</source>
        <translation>Hakuna anayeambiwa kuhusu malipo ya till hii.</translation>
    </message>
    <message>
        <source>Customers can pay, but your systems do not hear of it.</source>
        <translation>Wateja wanaweza kulipa, lakini mifumo yako haiambiwi.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not accept your keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts may go on, but K2Desk cannot look after them.</source>
        <translation>Huenda arifa zinaendelea, lakini K2Desk haiwezi kuzisimamia.</translation>
    </message>
    <message>
        <source>Kopo Kopo can no longer find its subscription.</source>
        <translation>Kopo Kopo haiupati tena usajili wake.</translation>
    </message>
    <message>
        <source>Customers can pay, but your POS is not told.</source>
        <translation>Wateja wanaweza kulipa, lakini POS yako haiambiwi.</translation>
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
        <source>Your keys may not look at its subscription.</source>
        <translation>Funguo zako haziruhusiwi kuona usajili wake.</translation>
    </message>
    <message>
        <source>Its web address has a problem.</source>
        <translation>Anwani yake ya tovuti ina tatizo.</translation>
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
        <source>It is not certain that its subscription was made.</source>
        <translation>Hatuna uhakika kama usajili wake umeundwa.</translation>
    </message>
    <message>
        <source>Alerts may come, or not.</source>
        <translation>Huenda arifa zikaja, au zisije.</translation>
    </message>
    <message>
        <source>Kopo Kopo did not answer.</source>
        <translation>Kopo Kopo haikujibu.</translation>
    </message>
    <message>
        <source>How its alerts stand could not be seen.</source>
        <translation>Hali ya arifa zake haikuonekana.</translation>
    </message>
    <message>
        <source>The network here kept K2Desk from looking.</source>
        <translation>Mtandao wa hapa ulizuia K2Desk kukagua.</translation>
    </message>
    <message>
        <source>Your alerts are not affected by this.</source>
        <translation>Arifa zako haziathiriki na hili.</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <translation>Haikujibu kwa wakati.</translation>
    </message>
    <message>
        <source>Check again; the line may be slow.</source>
        <translation>Kagua tena; huenda mtandao ni wa polepole.</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>Iweke</translation>
    </message>
    <message>
        <source>Check my keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it again</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>{till}: its payment alerts have stopped, Kopo Kopo no longer has the subscription. Please open K2Desk and press “Create it again”.</source>
        <translation>{till}: arifa zake za malipo zimesimama, Kopo Kopo haina tena usajili huo. Tafadhali fungua K2Desk na ubonyeze “Uunde tena”.</translation>
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
        <source>{till}: {address} has a problem: {problem}</source>
        <translation>{till}: {address} ina tatizo: {problem}</translation>
    </message>
    <message>
        <source>{till}: its subscription differs from what we set up. Please open K2Desk and compare.</source>
        <translation>{till}: usajili wake ni tofauti na tulivyouweka. Tafadhali fungua K2Desk na ulinganishe.</translation>
    </message>
    <message>
        <source>{till}: it is not certain that its subscription was made. Please open K2Desk and decide.</source>
        <translation>{till}: hatuna uhakika kama usajili wake umeundwa. Tafadhali fungua K2Desk na uamue.</translation>
    </message>
    <message>
        <source>{till}: Kopo Kopo did not answer about the subscription {id}.</source>
        <translation>{till}: Kopo Kopo haikujibu kuhusu usajili {id}.</translation>
    </message>
    <message>
        <source>{till}: the network in the shop kept K2Desk from looking.</source>
        <translation>{till}: mtandao wa dukani ulizuia K2Desk kukagua.</translation>
    </message>
    <message>
        <source>{till}: there was no answer in time. The line may be slow.</source>
        <translation>{till}: hakukuwa na jibu kwa wakati. Huenda mtandao ni wa polepole.</translation>
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
        <source>For whoever looks after K2Desk</source>
        <translation>Kwa anayesimamia K2Desk</translation>
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
        <source>For who looks after your network</source>
        <translation>Kwa anayesimamia mtandao wako</translation>
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
        <source>Not all could be seen: {n} of {all} are not known</source>
        <translation>Si zote zimeonekana: {n} kati ya {all} hazijulikani</translation>
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
        <source>Told about by the whole business</source>
        <translation>Inajumuishwa na biashara nzima</translation>
    </message>
    <message>
        <source>Alerts on, address reached</source>
        <translation>Arifa zimewashwa, anwani imefikiwa</translation>
    </message>
    <message>
        <source>certificate ends in {n} days</source>
        <translation>cheti kitaisha baada ya siku {n}</translation>
    </message>
    <message>
        <source>{n} more with trouble.</source>
        <translation>Nyingine {n} zina tatizo.</translation>
    </message>
    <message>
        <source>Whole business</source>
        <translation>Biashara nzima</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Kagua tena</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at every till…</source>
        <translation>Inakagua kila till…</translation>
    </message>
    <message>
        <source>Nothing is sent to your website.</source>
        <translation>Hakuna kinachotumwa kwenye tovuti yako.</translation>
    </message>
    <message>
        <source>Ready to open?</source>
        <translation>Tayari kufungua?</translation>
    </message>
    <message>
        <source>One press looks at every till: are its alerts on, and is your website reached?</source>
        <translation>Kubonyeza mara moja hukagua kila till: je, arifa zimewashwa, na tovuti yako inafikiwa?</translation>
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
        <source>The hour at which it checks by itself</source>
        <translation>Saa ambayo hukagua yenyewe</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Wiki hii</translation>
    </message>
    <message>
        <source>Only a real payment proves the whole way. Pay KES 1 to a till to be certain.</source>
        <translation>Malipo halisi pekee ndiyo yanayothibitisha njia yote. Lipa KES 1 kwa till ili uwe na uhakika.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Nobody: all well so far</source>
        <translation>Hakuna mtu: yote sawa hadi sasa</translation>
    </message>
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
        <source>It can be put right on this computer.</source>
        <translation>Inaweza kurekebishwa kwenye kompyuta hii.</translation>
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
        <source>Nothing can be said of your website from here.</source>
        <translation>Hatuwezi kusema lolote kuhusu tovuti yako kutoka hapa.</translation>
    </message>
    <message>
        <source>All is well from here. If alerts are still missing, ask them.</source>
        <translation>Kutoka hapa yote ni sawa. Arifa zikiendelea kukosekana, waulize.</translation>
    </message>
    <message>
        <source>Hello, from this network we could not test {host}. {what} Please look at it. Details below.</source>
        <translation>Habari, hatukuweza kujaribu {host} kutoka mtandao huu. {what} Tafadhali iangalie. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>Hello, we tested {host}, which takes our payment alerts from Kopo Kopo. {what} {meaning} Please put it right and tell me when it is done. Details are below.</source>
        <translation>Habari, tumejaribu {host}, inayopokea arifa zetu za malipo kutoka Kopo Kopo. {what} {meaning} Tafadhali rekebisha na uniambie ikiwa tayari. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>Your website is well, but a subscription to it stands as “{state}”. Open it in the list.</source>
        <translation>Tovuti yako iko sawa, lakini usajili unaotuma huko una hali “{state}”. Ufungue kwenye orodha.</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo, our subscription for {what} to {host} stands as “{state}”, while our server is well. Please tell us why, and switch it on again. Details are below.</source>
        <translation>Habari Kopo Kopo, usajili wetu wa {what} kwa {host} una hali “{state}”, ilhali seva yetu iko sawa. Tafadhali tuambie sababu, na muuwashe tena. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>The website is well, but no subscription of your list leads to this address, so Kopo Kopo may have nothing to send. Make one, or compare the address letter by letter.</source>
        <translation>Tovuti iko sawa, lakini hakuna usajili kwenye orodha yako unaotuma kwa anwani hii, kwa hivyo huenda Kopo Kopo haina cha kutuma. Unda mmoja, au linganisha anwani herufi kwa herufi.</translation>
    </message>
    <message>
        <source>The way to your website is well. Whether it takes alerts shows only a sample: send one, if your POS may see a sale of KES 1.</source>
        <translation>Njia ya kufika tovuti yako iko sawa. Arifa ya mfano pekee ndiyo itaonyesha kama inapokea arifa: tuma moja, ikiwa POS yako inaweza kuona mauzo ya KES 1.</translation>
    </message>
    <message>
        <source>Hello Kopo Kopo, our server {host} takes signed alerts well and our subscription for {what} is Active, yet alerts are missing. Please tell us whether they were sent, and what our server answered. Details are below.</source>
        <translation>Habari Kopo Kopo, seva yetu {host} inapokea vizuri arifa zenye sahihi na usajili wetu wa {what} umewashwa, lakini arifa zinakosekana. Tafadhali tuambie kama zilitumwa, na seva yetu ilijibu nini. Maelezo yako hapa chini.</translation>
    </message>
    <message>
        <source>Server exam</source>
        <translation>Mtihani wa seva</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report for support</source>
        <translation>Ripoti ya msaada</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Hifadhi…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Nakili</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is all that it holds: no keys, no names, no tills, no web addresses. Read it, save it, and send it to whoever helps you.</source>
        <translation>Hiki ndicho kilichomo tu: hakuna funguo, majina, till wala anwani za tovuti. Isome, ihifadhi, kisha umtumie anayekusaidia.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another place.</source>
        <translation>Haikuweza kuhifadhiwa hapo. Chagua mahali pengine.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleDialog</name>
    <message>
        <source>Send a sample alert</source>
        <translation>Tuma arifa ya mfano</translation>
    </message>
    <message>
        <source>A made-up alert of KES 1, signed as Kopo Kopo signs. Your website is asked to take it as if it were real.</source>
        <translation>Arifa ya mfano ya KES 1, yenye sahihi kama ya Kopo Kopo. Tovuti yako inaombwa kuipokea kana kwamba ni ya kweli.</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Kilichotokea</translation>
    </message>
    <message>
        <source>In the Safaricom (Daraja) form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample’s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a fresh sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent without spaces and line ends, as Kopo Kopo sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the sample</source>
        <translation>Tuma mfano</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered after {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your website took the sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>**{amount}** from **{payer}** reached till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** to **{payer}** was reversed on till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** from till {sending_till} reached till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** from till {sending_till} was reversed on till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** by card reached till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** by card was cancelled at till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** by card was reversed at till {till}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{payer}** paid you for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** from **{sender}** reached you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{payments}** past payments, as they were asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** was sent to your bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** was sent to your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**{amount}** was sent to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that K2Desk does not know yet: **{topic}**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message that is no payment alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message that is not even text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message says that {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} at {time}; {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account ending {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sample of K2Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safaricom form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came twice, counted once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came {n} times, counted once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same event came in another message too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerBadges</name>
    <message>
        <source>Not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow ({n} s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate: wrong name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate ends in {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepts fakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server was not tested yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server: {words}, {ago}. Tested from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Your list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk {version}. Free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in this computer’s password store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys remembered until K2Desk closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretend keys, made anew at each start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Ikiwa imefichwa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lugha</translation>
    </message>
    <message>
        <source>Tell me when a subscription stops being Active or a certificate ends soon</source>
        <translation>Niambie usajili ukizimwa au cheti kikikaribia kuisha</translation>
    </message>
    <message>
        <source>Closing the window leaves K2Desk running beside the clock</source>
        <translation>Ukifunga dirisha, K2Desk inaendelea kando ya saa</translation>
    </message>
    <message>
        <source>This desktop has no place for it beside the clock.</source>
        <translation>Kompyuta hii haina nafasi yake kando ya saa.</translation>
    </message>
    <message>
        <source>Start K2Desk with the computer</source>
        <translation>Anzisha K2Desk kompyuta inapowashwa</translation>
    </message>
    <message>
        <source>About K2Desk and its licences</source>
        <translation>Kuhusu K2Desk na leseni zake</translation>
    </message>
    <message>
        <source>Save a report for support…</source>
        <translation>Hifadhi ripoti ya msaada…</translation>
    </message>
    <message>
        <source>Keys and safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where files are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks only read at Kopo Kopo. Nothing is sent to your website.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 5 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 30 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>Was it made?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was this subscription made?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have its ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID or address from Kopo Kopo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Kopo Kopo for it, or look in the mail or log of your website person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look it up at Kopo Kopo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, this is it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say this only if you know it, from Kopo Kopo for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the first one was made after all, every alert will come twice, and only Kopo Kopo can end one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again: may double every alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShopCard</name>
    <message>
        <source>A customer pays KES 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alert did not get through ({why}). The practice Kopo Kopo tries again (try {n}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alert did not get through ({why}) and was given up after {n} tries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alert was not sent: practice sends to the practice address only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alert got through at try {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it answered with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretend that a customer pays, and watch the alert arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test &amp;&amp; diagnose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and diagnose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Msaada</translation>
    </message>
    <message>
        <source>Subscriptions, {n} in need of attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Check a signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a message as it arrived, and the value of its header X-KopoKopo-Signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message’s body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header’s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a message’s body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {size}, is checked byte for byte. Typing above begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>There is no signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo signs everything, so this did not come from it. Do not count it as money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no signature of Kopo Kopo’s kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should be 64 signs of 0–9 and a–f. Copy the header’s value once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its beginning is right, but the end is missing. Copy all 64 signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something in front of the signature, such as “sha256=”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo sends the bare signature. Ask your developer to leave the prefix out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written in capital letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo writes small ones, and most programs compare exactly. Use small letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are spaces, quotes or the header’s name around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is harmless here. A program must compare the bare value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written in base64, not in hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your developer to write the signature as hex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by another method than HMAC-SHA256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your developer to use HMAC-SHA256 with the API key as its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the Client secret, not with the API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your developer to use the API key of the same Kopo Kopo page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed with the API key of another account: {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that account above, or ask your developer which keys the program uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was used with a space, a line end or quotes around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your developer to trim the API key where it is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body’s line ends were changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your developer to check the bytes exactly as they arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are spaces around the body that were not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body was read and written anew before it was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spaces or letters became others. Ask your developer to check the raw body first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key on this computer fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key was replaced, the body was changed, or it is a fake. Compare the API key with your Kopo Kopo page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, but written otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature is right: it came from Kopo Kopo and nobody changed it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Checking {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo was not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo is answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kopo Kopo is not answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic checks are off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next check in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>The address is written properly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server picks up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers a sample alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refuses a fake alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https, a public name, no spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is {ip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is good until {until}, from {issuer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took the sample and said OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not believe a message with a wrong signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: this sends a sample alert to your website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: the sample tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: this sends a fake alert to your website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Inajaribu…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Haijajaribiwa</translation>
    </message>
    <message>
        <source>Not tried: the address must be right first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: the name must be found first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: the server must pick up first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: the connection must be locked first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried: it must answer first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>inajaribiwa</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>haijajaribiwa</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubscriptionModel</name>
    <message>
        <source>At Kopo Kopo</source>
        <translation>Kwa Kopo Kopo</translation>
    </message>
    <message>
        <source>Tell us when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation type="unfinished"></translation>
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
        <source>{whom}, spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubscriptionsPage</name>
    <message>
        <source>All {n}</source>
        <translation>Zote {n}</translation>
    </message>
    <message>
        <source>Needs attention {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing what was known at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from this computer. Kopo Kopo goes on sending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to a new address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Nakili anwani</translation>
    </message>
    <message>
        <source>Copy the Kopo Kopo ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search till, event, address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back subscriptions that exist already</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TestingDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an address of your list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TillsDialog</name>
    <message>
        <source>Till names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type names into the table, or paste a column or two from a spreadsheet: numbers, and names beside them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted tills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} new, {renamed} with another name, {twice} there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks unusual for a till. Tick it if it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One slip away from {other}. Tick it if it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a list of tills</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>{n} s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>K2Desk: {n} of {all} need attention</source>
        <translation>K2Desk: {n} kati ya {all} zinahitaji uangalizi</translation>
    </message>
    <message>
        <source>K2Desk: all {all} are well</source>
        <translation>K2Desk: zote {all} ziko sawa</translation>
    </message>
    <message>
        <source>Open K2Desk</source>
        <translation>Fungua K2Desk</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Kagua zote sasa</translation>
    </message>
    <message>
        <source>Ready to open?</source>
        <translation>Tayari kufungua?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Ondoka</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Get told the moment money arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K2Desk sets up Kopo Kopo’s payment alerts for your shop and shows that they work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pretend Kopo Kopo on this computer. No keys, no internet, no real money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start practising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect my account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the keys from Kopo Kopo. About 3 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhereDialog</name>
    <message>
        <source>Where the keys are</source>
        <translation>Funguo zilipo</translation>
    </message>
    <message>
        <source>Kopo Kopo shows them to the Administrator of the account only. Menus may differ a little.</source>
        <translation>Kopo Kopo huzionyesha kwa Administrator wa akaunti pekee. Menyu zinaweza kutofautiana kidogo.</translation>
    </message>
    <message>
        <source>Open app.kopokopo.com in your browser and sign in as the Administrator. For tests: sandbox.</source>
        <translation>Fungua app.kopokopo.com kwenye kivinjari na uingie kama Administrator. Kwa majaribio: sandbox.</translation>
    </message>
    <message>
        <source>Open Settings, and there the part for developers or API.</source>
        <translation>Fungua Settings, kisha sehemu ya developers au API.</translation>
    </message>
    <message>
        <source>Choose or make an application: give it a name such as K2Desk.</source>
        <translation>Chagua au unda application: ipe jina kama K2Desk.</translation>
    </message>
    <message>
        <source>Copy the Client ID, then the Client secret. The secret may be shown once only.</source>
        <translation>Nakili Client ID, kisha Client secret. Secret inaweza kuonyeshwa mara moja tu.</translation>
    </message>
    <message>
        <source>Copy the API key as well. It proves later that an alert is genuine.</source>
        <translation>Nakili API key pia. Baadaye inathibitisha kuwa arifa ni halisi.</translation>
    </message>
    <message>
        <source>Come back here and paste each one into its line.</source>
        <translation>Rudi hapa na ubandike kila moja kwenye mstari wake.</translation>
    </message>
    <message>
        <source>If you cannot find them, Kopo Kopo’s support can tell you where they are.</source>
        <translation>Usipozipata, huduma kwa wateja ya Kopo Kopo inaweza kukuambia zilipo.</translation>
    </message>
</context>
<context>
    <name>WhoPanel</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for your developer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_KeysDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

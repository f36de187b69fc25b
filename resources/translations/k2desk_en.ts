<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountsDialog</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertDetails</name>
    <message numerus="yes">
        <source>%n times, counted once</source>
        <translation>
            <numerusform>%n time, counted once</numerusform>
            <numerusform>%n times, counted once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskBar</name>
    <message numerus="yes">
        <source>Kopo Kopo makes the list. K2Desk looked %n times.</source>
        <translation>
            <numerusform>Kopo Kopo makes the list. K2Desk looked once.</numerusform>
            <numerusform>Kopo Kopo makes the list. K2Desk looked %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkPage</name>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n planned</numerusform>
            <numerusform>%n planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tills have it.</source>
        <translation>
            <numerusform>%n till has it.</numerusform>
            <numerusform>%n tills have it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message numerus="yes">
        <source>%n formulas have no result.</source>
        <translation>
            <numerusform>%n formula has no result.</numerusform>
            <numerusform>%n formulas have no result.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments found.</source>
        <translation>
            <numerusform>%n payment found.</numerusform>
            <numerusform>%n payments found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are not payments.</source>
        <translation>
            <numerusform>%n row is not a payment.</numerusform>
            <numerusform>%n rows are not payments.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message numerus="yes">
        <source>Kopo Kopo has %n payments of this period.</source>
        <translation>
            <numerusform>Kopo Kopo has %n payment of this period.</numerusform>
            <numerusform>Kopo Kopo has %n payments of this period.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n payments</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**%n past payments**, as your program asked</source>
        <translation>
            <numerusform>**%n past payment**, as your program asked</numerusform>
            <numerusform>**%n past payments**, as your program asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>came %n times, counted once</source>
        <translation>
            <numerusform>came %n time, counted once</numerusform>
            <numerusform>came %n times, counted once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n seconds later</source>
        <translation>
            <numerusform>arrived %n second later</numerusform>
            <numerusform>arrived %n seconds later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n minutes later, {when}</source>
        <translation>
            <numerusform>arrived %n minute later, {when}</numerusform>
            <numerusform>arrived %n minutes later, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n hours later, {when}</source>
        <translation>
            <numerusform>arrived %n hour later, {when}</numerusform>
            <numerusform>arrived %n hours later, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>arrived %n days later, {when}</source>
        <translation>
            <numerusform>arrived %n day later, {when}</numerusform>
            <numerusform>arrived %n days later, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificate ends in %n days</source>
        <translation>
            <numerusform>Certificate ends in %n day</numerusform>
            <numerusform>Certificate ends in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>certificate ends in %n days</source>
        <translation>
            <numerusform>certificate ends in %n day</numerusform>
            <numerusform>certificate ends in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Creating %n subscriptions</source>
        <translation>
            <numerusform>Creating %n subscription</numerusform>
            <numerusform>Creating %n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions: done</source>
        <translation>
            <numerusform>%n subscription: done</numerusform>
            <numerusform>%n subscriptions: done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent %n times: %n subscriptions send here</source>
        <translation>
            <numerusform>sent %n time: %n subscription sends here</numerusform>
            <numerusform>sent %n times: %n subscriptions send here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>K2Desk sends %n made-up alerts of KES 1 to your website. One of them is a fake. All references begin with K2DESK, so that you can find and remove them.</source>
        <translation>
            <numerusform>K2Desk sends %n made-up alert of KES 1 to your website. One of them is a fake. All references begin with K2DESK, so that you can find and remove them.</numerusform>
            <numerusform>K2Desk sends %n made-up alerts of KES 1 to your website. One of them is a fake. All references begin with K2DESK, so that you can find and remove them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterView</name>
    <message numerus="yes">
        <source>Every %n seconds</source>
        <translation>
            <numerusform>Every second</numerusform>
            <numerusform>Every %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message numerus="yes">
        <source>%n tills</source>
        <translation>
            <numerusform>%n till</numerusform>
            <numerusform>%n tills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds of event</source>
        <translation>
            <numerusform>%n kind of event</numerusform>
            <numerusform>%n kinds of event</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n days with trouble</source>
        <translation>
            <numerusform>%n day with trouble</numerusform>
            <numerusform>%n days with trouble</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeveloperDialog</name>
    <message numerus="yes">
        <source>%n subscriptions are left out: nobody knows yet if they exist.</source>
        <translation>
            <numerusform>%n subscription is left out: nobody knows yet if it exists.</numerusform>
            <numerusform>%n subscriptions are left out: nobody knows yet if they exist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions are left out: they contain your keys.</source>
        <translation>
            <numerusform>%n subscription is left out: it contains your keys.</numerusform>
            <numerusform>%n subscriptions are left out: they contain your keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoLivePage</name>
    <message numerus="yes">
        <source>%n of them are not possible on Live.</source>
        <translation>
            <numerusform>%n of them is not possible on Live.</numerusform>
            <numerusform>%n of them are not possible on Live.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message numerus="yes">
        <source>It holds %n subscriptions.</source>
        <translation>
            <numerusform>It holds %n subscription.</numerusform>
            <numerusform>It holds %n subscriptions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message numerus="yes">
        <source>For %n days</source>
        <translation>
            <numerusform>For one day</numerusform>
            <numerusform>For %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysAndSafety</name>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewSubscriptionPage</name>
    <message numerus="yes">
        <source>&amp;Create %n for real payments</source>
        <translation>
            <numerusform>&amp;Create for real payments</numerusform>
            <numerusform>&amp;Create %n for real payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %n test subscriptions</source>
        <translation>
            <numerusform>&amp;Create %n test subscription</numerusform>
            <numerusform>&amp;Create %n test subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %n practice subscriptions</source>
        <translation>
            <numerusform>&amp;Create %n practice subscription</numerusform>
            <numerusform>&amp;Create %n practice subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaymentsPage</name>
    <message numerus="yes">
        <source>%n payments</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are no payments.</source>
        <translation>
            <numerusform>%n entry is no payment.</numerusform>
            <numerusform>%n entries are no payments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this computer for %n days.</source>
        <translation>
            <numerusform>Kept on this computer for one day.</numerusform>
            <numerusform>Kept on this computer for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>{tills} and %n more</source>
        <translation>
            <numerusform>{tills} and %n more</numerusform>
            <numerusform>{tills} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%n subscriptions</source>
        <translation>
            <numerusform>%n subscription</numerusform>
            <numerusform>%n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tills</source>
        <translation>
            <numerusform>%n till</numerusform>
            <numerusform>%n tills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer subscriptions would be missing.</source>
        <translation>
            <numerusform>%n newer subscription would be missing.</numerusform>
            <numerusform>%n newer subscriptions would be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes can’t be read any more.</source>
        <translation>
            <numerusform>%n change can’t be read any more.</numerusform>
            <numerusform>%n changes can’t be read any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>The clock of your list is %n minutes ahead.</source>
        <translation>
            <numerusform>The clock of your list is %n minute ahead.</numerusform>
            <numerusform>The clock of your list is %n minutes ahead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of your list is %n minutes behind.</source>
        <translation>
            <numerusform>The clock of your list is %n minute behind.</numerusform>
            <numerusform>The clock of your list is %n minutes behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments at Kopo Kopo are not certain, and left out.</source>
        <translation>
            <numerusform>%n payment at Kopo Kopo is not certain, and left out.</numerusform>
            <numerusform>%n payments at Kopo Kopo are not certain, and left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows came twice from Kopo Kopo, and count once.</source>
        <translation>
            <numerusform>%n row came twice from Kopo Kopo, and counts once.</numerusform>
            <numerusform>%n rows came twice from Kopo Kopo, and count once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharedListDialog</name>
    <message numerus="yes">
        <source>The shared list has %n subscriptions.</source>
        <translation>
            <numerusform>The shared list has %n subscription.</numerusform>
            <numerusform>The shared list has %n subscriptions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeInDialog</name>
    <message numerus="yes">
        <source>%n subscriptions are in another account here and stay there.</source>
        <translation>
            <numerusform>%n subscription is in another account here and stays there.</numerusform>
            <numerusform>%n subscriptions are in another account here and stay there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TillsEdit</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsView</name>
    <message numerus="yes">
        <source>%n are not counted: their status or amount is unclear.</source>
        <translation>
            <numerusform>%n is not counted: its status or amount is unclear.</numerusform>
            <numerusform>%n are not counted: their status or amount is unclear.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleBand</name>
    <message numerus="yes">
        <source>%n practice troubles are on</source>
        <translation>
            <numerusform>%n practice trouble is on</numerusform>
            <numerusform>%n practice troubles are on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YourList</name>
    <message numerus="yes">
        <source>%n rows are damaged. Choose Restore from backup.</source>
        <translation>
            <numerusform>%n row is damaged. Choose Restore from backup.</numerusform>
            <numerusform>%n rows are damaged. Choose Restore from backup.</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>ManyPage</name>
    <message numerus="yes">
        <source>%n tills have it.</source>
        <translation>
            <numerusform>%n till has it.</numerusform>
            <numerusform>%n tills have it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewSubscriptionPage</name>
    <message numerus="yes">
        <source>Create %n for real payments</source>
        <translation>
            <numerusform>Create for real payments</numerusform>
            <numerusform>Create %n for real payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n test subscriptions</source>
        <translation>
            <numerusform>Create %n test subscription</numerusform>
            <numerusform>Create %n test subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n practice subscriptions</source>
        <translation>
            <numerusform>Create %n practice subscription</numerusform>
            <numerusform>Create %n practice subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source> or %n more</source>
        <translation>
            <numerusform> or %n more</numerusform>
            <numerusform> or %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{tills} and %n more</source>
        <translation>
            <numerusform>{tills} and %n more</numerusform>
            <numerusform>{tills} and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>

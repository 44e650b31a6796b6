<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Catalogue</name>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>about %Ln hour left</numerusform>
            <numerusform>about %Ln hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>What has been generated so far will be saved as a take. %Ln queued job(s) will be dropped.</source>
        <translation>
            <numerusform>What has been generated so far will be saved as a take. %Ln queued job will be dropped.</numerusform>
            <numerusform>What has been generated so far will be saved as a take. %Ln queued jobs will be dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) couldn&apos;t be saved and will be lost. Free some disk space, then try again.</source>
        <translation>
            <numerusform>%Ln take couldn&apos;t be saved and will be lost. Free some disk space, then try again.</numerusform>
            <numerusform>%Ln takes couldn&apos;t be saved and will be lost. Free some disk space, then try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletedTakes</name>
    <message numerus="yes">
        <source>Delete all %Ln take(s) permanently? This can&apos;t be undone.</source>
        <translation>
            <numerusform>Delete %Ln take permanently? This can&apos;t be undone.</numerusform>
            <numerusform>Delete all %Ln takes permanently? This can&apos;t be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message numerus="yes">
        <source>%Ln job(s) queued</source>
        <translation>
            <numerusform>%Ln job queued</numerusform>
            <numerusform>%Ln jobs queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message numerus="yes">
        <source>Show %n continuation(s)</source>
        <translation>
            <numerusform>Show %n continuation</numerusform>
            <numerusform>Show %n continuations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n continuation(s)</source>
        <translation>
            <numerusform>Hide %n continuation</numerusform>
            <numerusform>Hide %n continuations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::Application</name>
    <message numerus="yes">
        <source>Arioso was closed during generation. What had been generated was saved as %Ln take(s).</source>
        <translation>
            <numerusform>Arioso was closed during generation. What had been generated was saved as %Ln take.</numerusform>
            <numerusform>Arioso was closed during generation. What had been generated was saved as %Ln takes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::DeletedTakesModel</name>
    <message numerus="yes">
        <source>Deleted takes are kept for %Ln day(s).</source>
        <translation>
            <numerusform>Deleted takes are kept for %Ln day.</numerusform>
            <numerusform>Deleted takes are kept for %Ln days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::EditViewModel</name>
    <message numerus="yes">
        <source>%Ln bar(s) at %1, %2</source>
        <translation>
            <numerusform>%Ln bar at %1, %2</numerusform>
            <numerusform>%Ln bars at %1, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::ExportViewModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation>
            <numerusform>%Ln take</numerusform>
            <numerusform>%Ln takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) saved.</source>
        <translation>
            <numerusform>%Ln take saved.</numerusform>
            <numerusform>%Ln takes saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them were lowered to fit.</source>
        <translation>
            <numerusform>%Ln of them was lowered to fit.</numerusform>
            <numerusform>%Ln of them were lowered to fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::GenerationViewModel</name>
    <message numerus="yes">
        <source>The queue is full (%Ln job(s)). Wait for a job to finish, or cancel one.</source>
        <translation>
            <numerusform>The queue is full (%Ln job). Wait for a job to finish, or cancel one.</numerusform>
            <numerusform>The queue is full (%Ln jobs). Wait for a job to finish, or cancel one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::JobNotification</name>
    <message numerus="yes">
        <source>%Ln take(s), %1</source>
        <translation>
            <numerusform>%Ln take, %1</numerusform>
            <numerusform>%Ln takes, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelNotices</name>
    <message numerus="yes">
        <source>The model is ready, with %Ln note(s).</source>
        <translation>
            <numerusform>The model is ready, with %Ln note.</numerusform>
            <numerusform>The model is ready, with %Ln notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelWork</name>
    <message numerus="yes">
        <source>%Ln file(s) of %1 are corrupted or missing.</source>
        <translation>
            <numerusform>%Ln file of %1 is corrupted or missing.</numerusform>
            <numerusform>%Ln files of %1 are corrupted or missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is intact: %Ln file(s) verified.</source>
        <translation>
            <numerusform>%1 is intact: %Ln file verified.</numerusform>
            <numerusform>%1 is intact: %Ln files verified.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::PresetDraft</name>
    <message numerus="yes">
        <source>The name is too long: at most %n character(s).</source>
        <translation>
            <numerusform>The name is too long: at most %n character.</numerusform>
            <numerusform>The name is too long: at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The description is too long: at most %n character(s).</source>
        <translation>
            <numerusform>The description is too long: at most %n character.</numerusform>
            <numerusform>The description is too long: at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The prompt is too long: at most %n character(s).</source>
        <translation>
            <numerusform>The prompt is too long: at most %n character.</numerusform>
            <numerusform>The prompt is too long: at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::PresetsViewModel</name>
    <message numerus="yes">
        <source>%n preset(s) couldn&apos;t be read.</source>
        <translation>
            <numerusform>%n preset couldn&apos;t be read.</numerusform>
            <numerusform>%n presets couldn&apos;t be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::QueueModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation>
            <numerusform>%Ln take</numerusform>
            <numerusform>%Ln takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakeDetailsModel</name>
    <message numerus="yes">
        <source>%1, a loop of %Ln bar(s) at %2</source>
        <translation>
            <numerusform>%1, a loop of %Ln bar at %2</numerusform>
            <numerusform>%1, a loop of %Ln bars at %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakeFilterModel</name>
    <message numerus="yes">
        <source>%Ln continuation(s), collapsed</source>
        <translation>
            <numerusform>%Ln continuation, collapsed</numerusform>
            <numerusform>%Ln continuations, collapsed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln continuation(s), expanded</source>
        <translation>
            <numerusform>%Ln continuation, expanded</numerusform>
            <numerusform>%Ln continuations, expanded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakesViewModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation>
            <numerusform>%Ln take</numerusform>
            <numerusform>%Ln takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) were deleted.</source>
        <translation>
            <numerusform>%Ln take was deleted.</numerusform>
            <numerusform>%Ln takes were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) couldn&apos;t be read and aren&apos;t listed.</source>
        <translation>
            <numerusform>%Ln take couldn&apos;t be read and isn&apos;t listed.</numerusform>
            <numerusform>%Ln takes couldn&apos;t be read and aren&apos;t listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) couldn&apos;t be saved: %1</source>
        <translation>
            <numerusform>%Ln take couldn&apos;t be saved: %1</numerusform>
            <numerusform>%Ln takes couldn&apos;t be saved: %1</numerusform>
        </translation>
    </message>
</context>
</TS>

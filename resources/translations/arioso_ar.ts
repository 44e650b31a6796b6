<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Banners</name>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BeatsField</name>
    <message>
        <source>Beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipChips</name>
    <message>
        <source>Takes of this click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Music is still being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>What exists of the running job is kept as a take. %Ln waiting job(s) will be dropped.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What exists of the running job is kept as a take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on making music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Comparing two takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>letter and title of a compared take</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear it. Key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the star of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 a star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <comment>first of two compared takes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <comment>second of two compared takes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to both, to make them equally loud…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: A %2, B %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConditionsDialog</name>
    <message>
        <source>Build a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what you like; the prompt appears here, in English for the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets the duration.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContinuationCard</name>
    <message>
        <source>Sound files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue a sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue a sound file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New music goes on from a recording of yours. You can also drop the file on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues this take · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues this file · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin from nothing again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melody: reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melody: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melody: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a melody file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The music follows the tune of a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a melody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContinuationPart</name>
    <message>
        <source>Part to continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds that the model hears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <comment>after a number field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the new music begins, in seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplePrompts</name>
    <message>
        <source>Calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lively</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film and games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rainy window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deep rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday folk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summer pop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dance floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garage band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hero&apos;s entrance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark corridor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piano at dusk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drum solo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplesDialog</name>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt and all settings are written into the file: drop it on the window to get them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file “%1” already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactoryPresets</name>
    <message>
        <source>Acoustic morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerpicked guitar, light and warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambient drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow pads without drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chiptune quest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8-bit adventure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cinematic rise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trailer that grows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closer to the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger guidance, calmer choices; keeps your prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drum and bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast breaks, rolling bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four sketches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four short takes to choose from; keeps your prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four to the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jazz trio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late night club</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo-fi study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mellow beat to work to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weaker guidance, bolder choices; keeps your prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reggae sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off-beat and easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rock riff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guitars up front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>String quartet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classical and expressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synthwave drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neon 80s night ride</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderSetting</name>
    <message>
        <source>Back to the standard place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes music from the prompt. Ctrl+Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the running job and keeps what exists. Escape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops and keeps what exists (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Arioso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Arioso is (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a sound file to continue it, a preset to import it, or the folder of a model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainSettings</name>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely it follows your words: higher is stricter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How daring it is: lower is tidier, higher is wilder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no effect while the most likely sound is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much new music is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different versions one click makes, 1 to 8.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that makes the music: click to choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of loading the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelHelp</name>
    <message>
        <source>1. Get the files of a model, such as musicgen-small (2.4 GB) from &lt;a href=&quot;%1&quot;&gt;huggingface.co/facebook/musicgen-small&lt;/a&gt;: config.json, generation_config.json, model.safetensors and the tokenizer&apos;s files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the files of a model, such as musicgen-small, from huggingface.co/facebook/musicgen-small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Put them into one folder and choose it here, or drop the folder on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meta&apos;s models are for non-commercial use only (CC-BY-NC 4.0).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take its folder off the list (nothing is deleted)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with a model, or with several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model on this machine yet, or it is in a folder that Arioso does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the model out of memory until it is loaded again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>Choice of sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice of sounds: back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampled draws each sound by chance and is livelier; most likely always makes the same, often monotonous music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws only from this many of the likeliest sounds. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws only from the likeliest sounds that make up this share. 1 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputDeviceMenu</name>
    <message>
        <source>Sound output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Precision</name>
    <message>
        <source>Exact (32 bit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same numbers that the model was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half memory (16 bit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About half the memory and often faster. Sounds as good, but the same seed gives other music.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Preset: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since it was applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and edit presets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetEditDialog</name>
    <message>
        <source>Edit the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt of the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the model makes up its own music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as new preset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to before it was applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore as it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore all ready-made presets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetNameDialog</name>
    <message>
        <source>Save as new preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it, applying the preset keeps the prompt that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetTools</name>
    <message>
        <source>Import a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptSection</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe the music: style, mood, instruments, tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without words, the model makes up its own music (guidance has no effect).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English words work best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose style, mood and instruments; the prompt is written for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompts of your last generations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made prompts to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentPromptsDialog</name>
    <message>
        <source>Recent prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the recent prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this prompt from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts that you generate with are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recent prompt has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>Fewer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeedEditor</name>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed with the same words and settings makes the same music again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingHeader</name>
    <message>
        <source>%1: one less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: one more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standard place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used from the next start of Arioso on. Takes that exist are not moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every take is kept here. A change counts from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While it is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music starts as soon as its first seconds exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play it at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change loads the model again, after the music that is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor cores that are used. Automatic is best nearly always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder shared with other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked through at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageHeader</name>
    <message>
        <source>Copy the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play while it is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now making: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is being made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StagePane</name>
    <message>
        <source>Player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: %1 to %2 (%3 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the waveform to select a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a prompt and press Generate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a sound file here to continue it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice of notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always the likeliest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeDetails</name>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeMenu</name>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything about it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue from its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the take it continues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the one on stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message>
        <source>Remove the star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Continued by %n take(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeTitle</name>
    <message>
        <source>Music without words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesHeader</name>
    <message>
        <source>Search the takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds words of the name, the prompt, the model and the seed (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only takes with a star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakesPane</name>
    <message>
        <source>Your takes will be here. Describe some music and press Generate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No take is like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back to the start (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the selection (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>place in a sound, its length</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The waveform turns its pages while it plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound output was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next music you generate goes on from the end of this take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next music you generate begins at the playhead and goes on from what is before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the selection to a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the take to a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsedSeed</name>
    <message>
        <source>Last seed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last seed is used again; draw a new one instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the last seed again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: %1 to %2 seconds of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Arioso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe some music, press Generate, and listen while it is being made. Keep the takes you like, continue them, export them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything happens on this machine: no account, no network, and nothing you type or make leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing is missing: a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several models were found on this machine. Choose one to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is what has learnt to make music. It is too large to come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model&apos;s folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::AppSettingsViewModel</name>
    <message>
        <source>The settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
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
        <source>Works on every machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much faster; needs a build of Arioso for CUDA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen one (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it is back, the system&apos;s is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a folder that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing may be written into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::Application</name>
    <message>
        <source>There was no file in what you dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a sound file from your file manager.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::CompareViewModel</name>
    <message>
        <source>Both are equally loud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A is played %1 dB quieter, so that both are equally loud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B is played %1 dB quieter, so that both are equally loud.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::ConditionsBuilder</name>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets the duration to %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::ContinuationViewModel</name>
    <message>
        <source>Continues the last %1; room for %2 of new music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues the %1 before %2; room for %3 of new music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part was shortened at its start: the model hears at most %1 at once, old and new together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a file of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it first, then open the saved file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one file can be continued at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was opened, the others were left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was made with Arioso and carries its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use them to make more like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::ExportViewModel</name>
    <message>
        <source>WAV, 16 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens everywhere; the quality of a CD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV, 24 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens nearly everywhere; best for editing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV, 32 bit float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly the samples that were made; the largest file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC, 24 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As good as WAV at about half the size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC, 16 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest file without loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole take, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected part, from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::GenerationViewModel</name>
    <message>
        <source>Choose a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound to continue is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the sound to continue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making music: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 × real time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 elapsed, about %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This take followed the melody of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that file as the melody, then make the take again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This take was made with %1; %2 will make another one of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose %1 to make exactly the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelListModel</name>
    <message>
        <source>%1 on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on disk, needs %2 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs %1 of memory; %2 are free: this will be slow or fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With “%1” in the settings it needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By Meta, for non-commercial use only (CC-BY-NC 4.0).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelsViewModel</name>
    <message>
        <source>Looked for in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no MusicGen model in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds a model of another kind (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no MusicGen model in it: that is a folder with config.json and model.safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be used as a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be loaded: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The model is ready, with %Ln remark(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no model chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::Notices</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::NumberSetting</name>
    <message>
        <source>%1 is more than there is room for: %2 is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number: %2 stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too high: changed to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too low: changed to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only whole numbers: changed to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::OutputDevices</name>
    <message>
        <source>As the system chooses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::PlayerViewModel</name>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device “%1” is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing is paused. Press Play to go on with another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing is paused. Connect a device, then press Play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program may be using it. Choose another one, or try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect loudspeakers or headphones, then press Play again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::PresetDraft</name>
    <message>
        <source>It needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The name is too long: at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The description is too long: at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The prompt is too long: at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::PresetsViewModel</name>
    <message numerus="yes">
        <source>%n preset(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The files are left as they are; the details name them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 •</source>
        <comment>the preset has been modified</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset “%1” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset “%1” is as it came again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ready-made presets are as they came again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset “%1” was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset “%1” was written to “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::QueueModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::RequestViewModel</name>
    <message>
        <source>%1 of %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the end is left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::SeedSetting</name>
    <message>
        <source>“%1” is no seed: it has to be a whole number from 0 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::SettingsForm</name>
    <message>
        <source>Sampled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-k off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-k %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::StageViewModel</name>
    <message>
        <source>The first seconds are on their way…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the next seconds of music… %1 ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ahead · made at %2× speed, so it pauses now and then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made while you listen: %1 ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being made · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakeDetailsModel</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: music from nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a take that was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by chance (sampling)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always the likeliest (greedy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakesViewModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) were deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take is not on disk yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) could not be read and are not listed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Their folders are left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) could not be saved: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Arioso</source>
        <translation>حول Arioso</translation>
    </message>
    <message>
        <source>Generates music from text with MusicGen, on this computer.</source>
        <translation>يولّد الموسيقى من النص باستخدام MusicGen على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>© 2026 The Arioso authors. MIT license.</source>
        <translation>© 2026 مؤلفو Arioso. رخصة MIT.</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>الرخص</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>ملف السجل</translation>
    </message>
    <message>
        <source>Show log file</source>
        <translation>إظهار ملف السجل</translation>
    </message>
    <message>
        <source>Warnings and errors of the last sessions, without prompts, file names or access tokens.</source>
        <translation>التحذيرات والأخطاء في الجلسات الأخيرة، بلا أوصاف ولا أسماء ملفات ولا رموز وصول.</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>الإبلاغ عن مشكلة…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>AppAction</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1 (⁦%2⁩)</translation>
    </message>
</context>
<context>
    <name>AppDialog</name>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Hide details</source>
        <translation>إخفاء التفاصيل</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>BeatsField</name>
    <message>
        <source>Tempo (BPM)</source>
        <translation>السرعة (نبضة في الدقيقة)</translation>
    </message>
    <message>
        <source>any</source>
        <translation>أيّ عدد</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Follows a tune you hum or record. The largest model that does.</source>
        <translation>يتبع لحنًا تدندنه أو تسجله، وهو أكبر النماذج التي تفعل ذلك.</translation>
    </message>
    <message>
        <source>Follows both the text and a tune you hum or record.</source>
        <translation>يتبع لحنًا تدندنه أو تسجله، إضافة إلى النص.</translation>
    </message>
    <message>
        <source>Fastest. Good for trying out ideas, and runs on most computers.</source>
        <translation>الأسرع. مناسب لتجربة الأفكار، ويعمل على معظم الحواسيب.</translation>
    </message>
    <message>
        <source>Follows the prompt more closely than Small, and takes several times as long.</source>
        <translation>يتبع الوصف بدقة أكبر من النموذج الصغير، ويستغرق أضعاف وقته.</translation>
    </message>
    <message>
        <source>Best quality. Needs a lot of memory and time.</source>
        <translation>أفضل جودة. يحتاج إلى ذاكرة كبيرة ووقت طويل.</translation>
    </message>
    <message>
        <source>In stereo.</source>
        <translation>بصوت مجسّم (ستيريو).</translation>
    </message>
    <message>
        <source>About %1× real time on this computer.</source>
        <translation>يولّد على هذا الحاسوب أسرع من زمن العزف بنحو %1×.</translation>
    </message>
    <message>
        <source>About real time on this computer.</source>
        <translation>يولّد على هذا الحاسوب بسرعة العزف تقريبًا.</translation>
    </message>
    <message>
        <source>About %1× slower than real time on this computer.</source>
        <translation>يستغرق على هذا الحاسوب نحو %1× من زمن عزف الموسيقى.</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>بقي أقل من دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>لم يبق شيء تقريبًا</numerusform>
            <numerusform>بقيت دقيقة واحدة تقريبًا</numerusform>
            <numerusform>بقيت دقيقتان تقريبًا</numerusform>
            <numerusform>بقيت نحو %Ln دقائق</numerusform>
            <numerusform>بقيت نحو %Ln دقيقة</numerusform>
            <numerusform>بقيت نحو %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>لم يبق شيء تقريبًا</numerusform>
            <numerusform>بقيت ساعة واحدة تقريبًا</numerusform>
            <numerusform>بقيت ساعتان تقريبًا</numerusform>
            <numerusform>بقيت نحو %Ln ساعات</numerusform>
            <numerusform>بقيت نحو %Ln ساعة</numerusform>
            <numerusform>بقيت نحو %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Contacting the server…</source>
        <translation>جارٍ الاتصال بالخادم…</translation>
    </message>
    <message>
        <source>Verifying downloaded files: %1</source>
        <translation>جارٍ التحقق من الملفات المنزّلة: %1</translation>
    </message>
    <message>
        <source>%1, %2/s</source>
        <comment>part, speed</comment>
        <translation>%1، %2 في الثانية</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>progress, time left</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Retrying soon: %1</source>
        <translation>ستُعاد المحاولة قريبًا: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>متوقف مؤقتًا عند %1</translation>
    </message>
    <message>
        <source>By %1. License: %2.</source>
        <translation>من %1. الترخيص: %2.</translation>
    </message>
    <message>
        <source>By %1.</source>
        <translation>من %1.</translation>
    </message>
</context>
<context>
    <name>ClipChips</name>
    <message>
        <source>Takes in this batch</source>
        <translation>مقطوعات هذا التوليد</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>المقطوعة %L1</translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Still generating</source>
        <translation>ما زال التوليد جاريًا</translation>
    </message>
    <message numerus="yes">
        <source>What has been generated so far will be saved as a take. %Ln queued job(s) will be dropped.</source>
        <translation>
            <numerusform>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً. لا مهام في الانتظار.</numerusform>
            <numerusform>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً، وتُلغى مهمة واحدة في الانتظار.</numerusform>
            <numerusform>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً، وتُلغى مهمتان في الانتظار.</numerusform>
            <numerusform>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً، وتُلغى %Ln مهام في الانتظار.</numerusform>
            <numerusform>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً، وتُلغى %Ln مهمة في الانتظار.</numerusform>
            <numerusform>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً، وتُلغى %Ln مهمة في الانتظار.</numerusform>
        </translation>
    </message>
    <message>
        <source>What has been generated so far will be saved as a take.</source>
        <translation>يُحفظ ما أُنجز من المهمة الجارية مقطوعةً.</translation>
    </message>
    <message>
        <source>Keep generating</source>
        <translation>مواصلة التوليد</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>إيقاف وإنهاء</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>تغييرات غير محفوظة</translation>
    </message>
    <message>
        <source>“%1” is still being exported. Quitting cancels the export.</source>
        <translation>ما زال تصدير «⁨%1⁩» جاريًا، والإنهاء الآن يلغيه.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) couldn&apos;t be saved and will be lost. Free some disk space, then try again.</source>
        <translation>
            <numerusform>حُفظت كل المقطوعات.</numerusform>
            <numerusform>تعذّر حفظ مقطوعة واحدة فتضيع عند الإغلاق. ابقَ وأفسح مكانًا ثم أعد المحاولة.</numerusform>
            <numerusform>تعذّر حفظ مقطوعتين فتضيعان عند الإغلاق. ابقَ وأفسح مكانًا ثم أعد المحاولة.</numerusform>
            <numerusform>تعذّر حفظ %Ln مقطوعات فتضيع عند الإغلاق. ابقَ وأفسح مكانًا ثم أعد المحاولة.</numerusform>
            <numerusform>تعذّر حفظ %Ln مقطوعةً فتضيع عند الإغلاق. ابقَ وأفسح مكانًا ثم أعد المحاولة.</numerusform>
            <numerusform>تعذّر حفظ %Ln مقطوعة فتضيع عند الإغلاق. ابقَ وأفسح مكانًا ثم أعد المحاولة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Don&apos;t quit</source>
        <translation>عدم الإنهاء</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>إنهاء على أي حال</translation>
    </message>
    <message>
        <source>A model is being converted</source>
        <translation>نموذج قيد التحويل</translation>
    </message>
    <message>
        <source>A model is being converted. Quitting cancels the conversion; the original files are kept.</source>
        <translation>نموذج قيد التحويل. الإنهاء يلغي التحويل، وتبقى الملفات الأصلية كما هي.</translation>
    </message>
    <message>
        <source>Changed presets couldn&apos;t be saved and will be lost.</source>
        <translation>تعذر حفظ إعدادات جاهزة معدّلة وستُفقد.</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Comparing two takes</source>
        <translation>مقارنة مقطوعتين</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>letter and title of a compared take</comment>
        <translation>‏⁨%1⁩   ⁨%2⁩</translation>
    </message>
    <message>
        <source>Unstar %1</source>
        <translation>إزالة النجمة عن ⁨%1⁩</translation>
    </message>
    <message>
        <source>Star %1</source>
        <translation>تمييز ⁨%1⁩ بنجمة</translation>
    </message>
    <message>
        <source>A</source>
        <comment>first of two compared takes</comment>
        <translation>أ</translation>
    </message>
    <message>
        <source>B</source>
        <comment>second of two compared takes</comment>
        <translation>ب</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>إنهاء المقارنة</translation>
    </message>
    <message>
        <source>Matching loudness…</source>
        <translation>جارٍ مساواة شدة الصوت…</translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation>الإعدادات المختلفة</translation>
    </message>
    <message>
        <source>%1: A %2, B %3</source>
        <translation>⁨%1⁩: أ ⁨%2⁩، ب ⁨%3⁩</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>استماع</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>Lo-fi</source>
        <translation>لو-فاي</translation>
    </message>
    <message>
        <source>Ambient</source>
        <translation>أمبينت</translation>
    </message>
    <message>
        <source>Pop</source>
        <translation>بوب</translation>
    </message>
    <message>
        <source>Rock</source>
        <translation>روك</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>إلكترونية</translation>
    </message>
    <message>
        <source>House</source>
        <translation>هاوس</translation>
    </message>
    <message>
        <source>Synthwave</source>
        <translation>سينث ويف</translation>
    </message>
    <message>
        <source>Hip hop</source>
        <translation>هيب هوب</translation>
    </message>
    <message>
        <source>Jazz</source>
        <translation>جاز</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>بلوز</translation>
    </message>
    <message>
        <source>Funk</source>
        <translation>فانك</translation>
    </message>
    <message>
        <source>Soul</source>
        <translation>سول</translation>
    </message>
    <message>
        <source>Reggae</source>
        <translation>ريغي</translation>
    </message>
    <message>
        <source>Folk</source>
        <translation>فولك</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>كانتري</translation>
    </message>
    <message>
        <source>Classical</source>
        <translation>كلاسيكية</translation>
    </message>
    <message>
        <source>Cinematic</source>
        <translation>سينمائية</translation>
    </message>
    <message>
        <source>Video game</source>
        <translation>ألعاب فيديو</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>ميتال</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>لاتينية</translation>
    </message>
    <message>
        <source>Middle Eastern</source>
        <translation>شرقية</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>هادئ</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>مرح</translation>
    </message>
    <message>
        <source>Energetic</source>
        <translation>نشيط</translation>
    </message>
    <message>
        <source>Dreamy</source>
        <translation>حالم</translation>
    </message>
    <message>
        <source>Romantic</source>
        <translation>رومانسي</translation>
    </message>
    <message>
        <source>Hopeful</source>
        <translation>متفائل</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>حزين</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>قاتم</translation>
    </message>
    <message>
        <source>Tense</source>
        <translation>متوتر</translation>
    </message>
    <message>
        <source>Mysterious</source>
        <translation>غامض</translation>
    </message>
    <message>
        <source>Epic</source>
        <translation>ملحمي</translation>
    </message>
    <message>
        <source>Playful</source>
        <translation>لعوب</translation>
    </message>
    <message>
        <source>Piano</source>
        <translation>بيانو</translation>
    </message>
    <message>
        <source>Electric piano</source>
        <translation>بيانو كهربائي</translation>
    </message>
    <message>
        <source>Organ</source>
        <translation>أورغن</translation>
    </message>
    <message>
        <source>Acoustic guitar</source>
        <translation>غيتار صوتي</translation>
    </message>
    <message>
        <source>Electric guitar</source>
        <translation>غيتار كهربائي</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>باص</translation>
    </message>
    <message>
        <source>Double bass</source>
        <translation>كونترباص</translation>
    </message>
    <message>
        <source>Drums</source>
        <translation>طبول</translation>
    </message>
    <message>
        <source>Soft drums</source>
        <translation>طبول خافتة</translation>
    </message>
    <message>
        <source>Hand percussion</source>
        <translation>إيقاع يدوي</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>وتريات</translation>
    </message>
    <message>
        <source>Violin</source>
        <translation>كمان</translation>
    </message>
    <message>
        <source>Cello</source>
        <translation>تشيلو</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>فلوت</translation>
    </message>
    <message>
        <source>Saxophone</source>
        <translation>ساكسفون</translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation>ترومبيت</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>نحاسيات</translation>
    </message>
    <message>
        <source>Synth lead</source>
        <translation>لحن إلكتروني</translation>
    </message>
    <message>
        <source>Synth pads</source>
        <translation>خلفية إلكترونية</translation>
    </message>
    <message>
        <source>Bells</source>
        <translation>أجراس</translation>
    </message>
    <message>
        <source>Harp</source>
        <translation>هارب</translation>
    </message>
    <message>
        <source>Oud</source>
        <translation>عود</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>بطيئة</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسطة</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>سريعة</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>قصيرة</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>طويلة</translation>
    </message>
    <message>
        <source>Solo piano</source>
        <translation>بيانو منفرد</translation>
    </message>
    <message>
        <source>Distorted guitar</source>
        <translation>غيتار مشوّه</translation>
    </message>
    <message>
        <source>Drum machine</source>
        <translation>آلة إيقاع</translation>
    </message>
    <message>
        <source>No drums</source>
        <translation>بلا طبول</translation>
    </message>
</context>
<context>
    <name>ConditionsDialog</name>
    <message>
        <source>Prompt builder</source>
        <translation>منشئ الوصف</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>الطابع</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>الآلات</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Your choices become a prompt here, in English.</source>
        <translation>تتحول اختياراتك هنا إلى وصف بالإنجليزية.</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>الوصف: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Replace prompt</source>
        <translation>استبدال الوصف</translation>
    </message>
    <message>
        <source>Use as prompt</source>
        <translation>استخدامه وصفًا</translation>
    </message>
    <message>
        <source>Add to prompt</source>
        <translation>إضافة إلى الوصف</translation>
    </message>
    <message>
        <source>Clear choices</source>
        <translation>مسح الاختيارات</translation>
    </message>
    <message>
        <source>Sets the duration.</source>
        <translation>تضبط مدة المقطوعة.</translation>
    </message>
    <message>
        <source>Only words this model understands are listed.</source>
        <translation>لا تُعرض إلا الكلمات التي يفهمها هذا النموذج.</translation>
    </message>
</context>
<context>
    <name>ContinuationCard</name>
    <message>
        <source>Audio files (%1)</source>
        <translation>ملفات الصوت ‎(%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>كل الملفات ‎(%1)</translation>
    </message>
    <message>
        <source>Continue audio</source>
        <translation>إكمال صوت</translation>
    </message>
    <message>
        <source>Continue an audio file</source>
        <translation>إكمال ملف صوتي</translation>
    </message>
    <message>
        <source>Choose a melody</source>
        <translation>اختيار لحن</translation>
    </message>
    <message>
        <source>Continue an audio file…</source>
        <translation>إكمال ملف صوتي…</translation>
    </message>
    <message>
        <source>Generates music that continues your recording. You can also drop a file here.</source>
        <translation>يولّد موسيقى تُكمل تسجيلك. يمكنك أيضًا إفلات ملف هنا.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>جارٍ القراءة…</translation>
    </message>
    <message>
        <source>Continues this take · %1</source>
        <translation>تكملة لهذه المقطوعة · %1</translation>
    </message>
    <message>
        <source>Continues this file · %1</source>
        <translation>تكملة لهذا الملف · %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Start from scratch</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Reading the audio</source>
        <translation>قراءة الصوت</translation>
    </message>
    <message>
        <source>Melody: reading %1…</source>
        <translation>اللحن: جارٍ قراءة ⁨%1⁩…</translation>
    </message>
    <message>
        <source>Melody: %1</source>
        <translation>اللحن: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Melody: none</source>
        <translation>اللحن: لا شيء</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>ملف…</translation>
    </message>
    <message>
        <source>Choose a melody file</source>
        <translation>اختيار ملف لحن</translation>
    </message>
    <message>
        <source>The music follows the tune of a recording</source>
        <translation>تتبع الموسيقى لحن تسجيل صوتي.</translation>
    </message>
    <message>
        <source>Remove melody</source>
        <translation>إزالة اللحن</translation>
    </message>
</context>
<context>
    <name>ContinuationPart</name>
    <message>
        <source>Part to continue</source>
        <translation>الجزء المراد إكماله</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>آخر</translation>
    </message>
    <message>
        <source>Seconds the model listens to</source>
        <translation>الثواني التي يسمعها النموذج</translation>
    </message>
    <message>
        <source>seconds</source>
        <comment>after a number field</comment>
        <translation>ثانية</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>حتى</translation>
    </message>
    <message>
        <source>Where the new music starts, in seconds</source>
        <translation>موضع بداية الموسيقى الجديدة بالثواني</translation>
    </message>
</context>
<context>
    <name>DeletedTakes</name>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة حديثًا</translation>
    </message>
    <message>
        <source>No deleted takes.</source>
        <translation>لا مقطوعات محذوفة.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Restore “%1”</source>
        <translation>استعادة «⁨%1⁩»</translation>
    </message>
    <message numerus="yes">
        <source>Delete all %Ln take(s) permanently? This can&apos;t be undone.</source>
        <translation>
            <numerusform>لا مقطوعات للحذف.</numerusform>
            <numerusform>حذف مقطوعة واحدة نهائيًا؟ لا يمكن التراجع عن ذلك.</numerusform>
            <numerusform>حذف مقطوعتين نهائيًا؟ لا يمكن التراجع عن ذلك.</numerusform>
            <numerusform>حذف %Ln مقطوعات نهائيًا؟ لا يمكن التراجع عن ذلك.</numerusform>
            <numerusform>حذف %Ln مقطوعة نهائيًا؟ لا يمكن التراجع عن ذلك.</numerusform>
            <numerusform>حذف %Ln مقطوعة نهائيًا؟ لا يمكن التراجع عن ذلك.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>استعادة الكل</translation>
    </message>
    <message>
        <source>Delete permanently…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Delete permanently</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>DownloadSettingsDialog</name>
    <message>
        <source>Download settings</source>
        <translation>إعدادات التنزيل</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Leave empty for huggingface.co.</source>
        <translation>اتركه فارغًا لاستخدام huggingface.co.</translation>
    </message>
    <message>
        <source>Server to download models from</source>
        <translation>الخادم الذي تُنزَّل منه النماذج</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>Only for models that require one. Kept until you quit. Sent only to this server, never over http.</source>
        <translation>للنماذج التي تطلب رمزًا فقط. يُحتفظ به حتى الإنهاء، ولا يُرسل إلا إلى هذا الخادم، ولا يُرسل أبدًا عبر http.</translation>
    </message>
    <message>
        <source>set</source>
        <translation>يوجد رمز معروف</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Speed of this computer</source>
        <translation>سرعة هذا الحاسوب</translation>
    </message>
    <message>
        <source>Busy programs make this computer seem slower than it is.</source>
        <translation>البرامج المنشغلة تجعل هذا الحاسوب يبدو أبطأ مما هو عليه.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>جارٍ القياس…</translation>
    </message>
    <message>
        <source>Re-run the speed test</source>
        <translation>إعادة اختبار السرعة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>Drag the selection to another program</source>
        <translation>اسحب التحديد إلى برنامج آخر</translation>
    </message>
    <message>
        <source>Drag the take to another program</source>
        <translation>اسحب المقطوعة إلى برنامج آخر</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Make a loop</source>
        <translation>إنشاء حلقة</translation>
    </message>
    <message>
        <source>Replace selection</source>
        <translation>استبدال التحديد</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>الموازير</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Prompt of the new music</source>
        <translation>وصف الموسيقى الجديدة</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>بلا وصف</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>البدائل</translation>
    </message>
    <message>
        <source>The last beat is generated again so that it leads into the beginning.</source>
        <translation>تُولَّد النبضة الأخيرة من جديد لتقود إلى البداية.</translation>
    </message>
    <message>
        <source>Everything outside the selection stays as it is.</source>
        <translation>كل ما هو خارج التحديد يبقى كما هو.</translation>
    </message>
    <message>
        <source>Generating candidates</source>
        <translation>جارٍ توليد البدائل</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>الأفضل أولًا</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>الأصل</translation>
    </message>
    <message>
        <source>Plays the take as it is</source>
        <translation>يشغّل المقطوعة كما هي</translation>
    </message>
    <message>
        <source>Play candidate %1</source>
        <translation>تشغيل البديل %1</translation>
    </message>
    <message>
        <source>Fit %1</source>
        <comment>log-likelihood of what follows</comment>
        <translation>الملاءمة %1</translation>
    </message>
    <message>
        <source>Likelihood %1</source>
        <comment>log-likelihood of the candidate</comment>
        <translation>الاحتمال %1</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>البذرة %1</translation>
    </message>
    <message>
        <source>Generate others</source>
        <translation>توليد بدائل أخرى</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Likelihood: how likely the model finds the new music. Higher is better.</source>
        <translation>الاحتمال: مدى احتمال الموسيقى الجديدة عند النموذج. الأعلى أفضل.</translation>
    </message>
    <message>
        <source>Fit: how likely the model finds what follows. Likelihood: how likely it finds the new music. Higher is better.</source>
        <translation>الملاءمة: مدى احتمال ما يلي عند النموذج. الاحتمال: مدى احتمال الموسيقى الجديدة عنده. الأعلى أفضل.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file or folder no longer exists.</source>
        <translation>لم يعد الملف أو المجلد موجودًا.</translation>
    </message>
    <message>
        <source>Check whether it was moved or renamed, then try again.</source>
        <translation>تحقق مما إذا كان قد نُقل أو تغيّر اسمه، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read.</source>
        <translation>تتعذر قراءة الملف.</translation>
    </message>
    <message>
        <source>It may be damaged or in an unsupported format, or you don&apos;t have permission to open it. Try another file.</source>
        <translation>قد يكون تالفًا أو بصيغة غير مدعومة أو لا تملك إذن فتحه. جرّب ملفًا آخر.</translation>
    </message>
    <message>
        <source>The file can&apos;t be written.</source>
        <translation>تتعذر كتابة الملف.</translation>
    </message>
    <message>
        <source>Choose a folder that you have permission to write to.</source>
        <translation>اختر مجلدًا آخر تملك إذن الكتابة فيه.</translation>
    </message>
    <message>
        <source>This model is corrupted or incomplete.</source>
        <translation>هذا النموذج تالف أو ناقص.</translation>
    </message>
    <message>
        <source>Download it again, or choose another model.</source>
        <translation>أعد تنزيله أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Arioso doesn&apos;t support this kind of model.</source>
        <translation>لا يستطيع ⁨Arioso⁩ استخدام هذا النوع من النماذج.</translation>
    </message>
    <message>
        <source>These settings can&apos;t be combined.</source>
        <translation>هذه الإعدادات لا تتوافق معًا.</translation>
    </message>
    <message>
        <source>Change the setting named in the details, or reset it.</source>
        <translation>غيّر الإعداد المذكور في التفاصيل أو أعد ضبطه.</translation>
    </message>
    <message>
        <source>This is longer than the model can generate.</source>
        <translation>هذا أطول مما يستطيع النموذج توليده.</translation>
    </message>
    <message>
        <source>Reduce the duration, or continue from a shorter part.</source>
        <translation>قصّر المدة أو أكمل من جزء أقصر.</translation>
    </message>
    <message>
        <source>This audio can&apos;t be used.</source>
        <translation>لا يمكن استخدام هذا الصوت.</translation>
    </message>
    <message>
        <source>It may be empty or damaged. Try another file.</source>
        <translation>قد يكون فارغًا أو تالفًا. جرّب ملفًا آخر.</translation>
    </message>
    <message>
        <source>The device isn&apos;t available.</source>
        <translation>الجهاز غير متاح.</translation>
    </message>
    <message>
        <source>Choose another device in the settings.</source>
        <translation>اختر جهازًا آخر في الإعدادات.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory.</source>
        <translation>الذاكرة لا تكفي.</translation>
    </message>
    <message>
        <source>Close other programs, generate fewer or shorter takes, or choose a smaller model.</source>
        <translation>أغلق برامج أخرى، أو ولّد مقطوعات أقل أو أقصر، أو اختر نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>The model produced no usable audio.</source>
        <translation>لم يُنتج النموذج صوتًا صالحًا.</translation>
    </message>
    <message>
        <source>Try another seed or lower guidance. If it happens again, the model&apos;s files may be corrupted.</source>
        <translation>جرّب بذرة أخرى أو التزامًا أقل بالوصف، وإن تكرر ذلك فقد تكون ملفات النموذج تالفة.</translation>
    </message>
    <message>
        <source>Something went wrong inside Arioso.</source>
        <translation>حدث خطأ داخل ⁨Arioso⁩.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, please report the details.</source>
        <translation>أعد المحاولة، وإن تكرر الخطأ فنرجو الإبلاغ عن التفاصيل.</translation>
    </message>
    <message>
        <source>No model is selected.</source>
        <translation>لم يُختر نموذج بعد.</translation>
    </message>
    <message>
        <source>Choose a model folder first.</source>
        <translation>اختر مجلد نموذج أولًا.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>القرص ممتلئ.</translation>
    </message>
    <message>
        <source>Free some disk space, then try again. Saved files aren&apos;t affected.</source>
        <translation>أفرغ مساحة على القرص ثم أعد المحاولة. لم يُفقد شيء مما حُفظ.</translation>
    </message>
    <message>
        <source>The file is damaged or isn&apos;t what its name says.</source>
        <translation>الملف تالف أو لا يطابق نوعه اسمه.</translation>
    </message>
    <message>
        <source>The file wasn&apos;t changed. Try another one.</source>
        <translation>لم يتغيّر الملف. جرّب ملفًا آخر.</translation>
    </message>
    <message>
        <source>The file was created by a newer version of Arioso.</source>
        <translation>أُنشئ الملف بإصدار أحدث من ⁨Arioso⁩.</translation>
    </message>
    <message>
        <source>Update Arioso to open it.</source>
        <translation>حدّث ⁨Arioso⁩ لفتحه.</translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation>لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>It may have been deleted.</source>
        <translation>ربما حُذف.</translation>
    </message>
    <message>
        <source>There is no connection to the server.</source>
        <translation>لا يوجد اتصال بالخادم.</translation>
    </message>
    <message>
        <source>The server is busy or unavailable.</source>
        <translation>الخادم معطّل أو مشغول جدًا.</translation>
    </message>
    <message>
        <source>The server requires permission to download this model.</source>
        <translation>يتطلب الخادم إذنًا لتنزيل هذا النموذج.</translation>
    </message>
    <message>
        <source>Accept the conditions on the model&apos;s page, then enter your access token.</source>
        <translation>اقبل الشروط في صفحة النموذج، ثم أدخل رمز الوصول.</translation>
    </message>
    <message>
        <source>The download was corrupted twice.</source>
        <translation>تلف التنزيل مرتين.</translation>
    </message>
    <message>
        <source>Try again later, or use another server. Corrupted files were deleted.</source>
        <translation>أعد المحاولة لاحقًا أو استخدم خادمًا آخر. حُذفت الملفات التالفة.</translation>
    </message>
    <message>
        <source>The queue is full.</source>
        <translation>قائمة الانتظار ممتلئة.</translation>
    </message>
    <message>
        <source>Wait for a job to finish, or cancel one.</source>
        <translation>انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</translation>
    </message>
    <message>
        <source>Choose a MusicGen model in the format of Transformers or audiocraft.</source>
        <translation>اختر نموذج MusicGen بصيغة Transformers أو audiocraft.</translation>
    </message>
    <message>
        <source>Check your internet connection, then try again. Downloaded parts are kept.</source>
        <translation>تحقق من اتصالك بالإنترنت ثم أعد المحاولة. تُحفظ الأجزاء التي نُزّلت.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. Downloaded parts are kept.</source>
        <translation>أعد المحاولة بعد بضع دقائق. تُحفظ الأجزاء التي نُزّلت.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t have this model, or it&apos;s private.</source>
        <translation>هذا النموذج غير موجود على الخادم، أو هو خاص.</translation>
    </message>
    <message>
        <source>Check its name and the download server. For a private model, enter your access token.</source>
        <translation>تحقق من اسمه ومن خادم التنزيل. إن كان النموذج خاصًا فأدخل رمز الوصول.</translation>
    </message>
</context>
<context>
    <name>ExamplePrompts</name>
    <message>
        <source>Calm</source>
        <translation>هادئة</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>حيوية</translation>
    </message>
    <message>
        <source>Film and games</source>
        <translation>أفلام وألعاب</translation>
    </message>
    <message>
        <source>One instrument</source>
        <translation>آلة واحدة</translation>
    </message>
    <message>
        <source>Rainy window</source>
        <translation>نافذة ماطرة</translation>
    </message>
    <message>
        <source>Deep rest</source>
        <translation>استرخاء عميق</translation>
    </message>
    <message>
        <source>Sunday folk</source>
        <translation>فولك يوم الأحد</translation>
    </message>
    <message>
        <source>Night drive</source>
        <translation>قيادة ليلية</translation>
    </message>
    <message>
        <source>Summer pop</source>
        <translation>بوب صيفي</translation>
    </message>
    <message>
        <source>Dance floor</source>
        <translation>ساحة الرقص</translation>
    </message>
    <message>
        <source>Garage band</source>
        <translation>فرقة مرآب</translation>
    </message>
    <message>
        <source>Hero&apos;s entrance</source>
        <translation>دخول البطل</translation>
    </message>
    <message>
        <source>Dark corridor</source>
        <translation>ممر مظلم</translation>
    </message>
    <message>
        <source>Level one</source>
        <translation>المرحلة الأولى</translation>
    </message>
    <message>
        <source>Piano at dusk</source>
        <translation>بيانو عند الغروب</translation>
    </message>
    <message>
        <source>Spanish guitar</source>
        <translation>غيتار إسباني</translation>
    </message>
    <message>
        <source>Drum solo</source>
        <translation>عزف طبول منفرد</translation>
    </message>
</context>
<context>
    <name>ExamplesDialog</name>
    <message>
        <source>Examples</source>
        <translation>أمثلة</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Save audio</source>
        <translation>حفظ الصوت</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>الحفظ في مجلد</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>الجودة</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>معدل العينات</translation>
    </message>
    <message>
        <source>Keep the level: peaks clip</source>
        <translation>إبقاء المستوى: تُقَصّ الذروات</translation>
    </message>
    <message>
        <source>Save as 32-bit float: nothing clips</source>
        <translation>الحفظ بصيغة ٣٢ بت بفاصلة عائمة: لا يُقَصّ شيء</translation>
    </message>
    <message>
        <source>Save prompt and settings in the file</source>
        <translation>حفظ الوصف والإعدادات في الملف</translation>
    </message>
    <message>
        <source>Drop the file on the window to restore them.</source>
        <translation>أفلت الملف على النافذة لاستعادتهما.</translation>
    </message>
    <message>
        <source>The file contains audio only.</source>
        <translation>لا يحتوي الملف إلا على الصوت.</translation>
    </message>
    <message>
        <source>Files are named after the takes. Existing files are kept. Peaks above full scale are lowered to fit.</source>
        <translation>تُسمّى الملفات بأسماء المقطوعات. تبقى الملفات الموجودة. تُخفَّض الذروات التي تتجاوز المدى الكامل.</translation>
    </message>
    <message>
        <source>“%1” already exists. Replace it?</source>
        <translation>يوجد ملف باسم «⁨%1⁩». هل تريد استبداله؟</translation>
    </message>
    <message>
        <source>Exporting “%1”…</source>
        <translation>جارٍ تصدير «⁨%1⁩»…</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>تقدّم التصدير</translation>
    </message>
    <message>
        <source>Choose another name…</source>
        <translation>اسم آخر…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
</context>
<context>
    <name>FactoryPresets</name>
    <message>
        <source>Acoustic morning</source>
        <translation>صباح هادئ بالغيتار</translation>
    </message>
    <message>
        <source>Fingerpicked guitar, light and warm</source>
        <translation>غيتار بنقر الأصابع، خفيف ودافئ</translation>
    </message>
    <message>
        <source>Ambient drift</source>
        <translation>أمبينت حالم</translation>
    </message>
    <message>
        <source>Slow pads without drums</source>
        <translation>خلفيات بطيئة بلا طبول</translation>
    </message>
    <message>
        <source>Chiptune quest</source>
        <translation>مغامرة تشيب تيون</translation>
    </message>
    <message>
        <source>8-bit adventure</source>
        <translation>مغامرة بصوت ٨ بت</translation>
    </message>
    <message>
        <source>Cinematic rise</source>
        <translation>تصاعد سينمائي</translation>
    </message>
    <message>
        <source>Building trailer</source>
        <translation>موسيقى إعلان فيلم متصاعدة</translation>
    </message>
    <message>
        <source>Closer to the prompt</source>
        <translation>أقرب إلى الوصف</translation>
    </message>
    <message>
        <source>Stronger guidance, calmer choices; keeps your prompt</source>
        <translation>التزام أقوى واختيارات أهدأ، مع إبقاء وصفك</translation>
    </message>
    <message>
        <source>Drum and bass</source>
        <translation>درام آند باص</translation>
    </message>
    <message>
        <source>Fast breaks, rolling bass</source>
        <translation>إيقاعات سريعة وباص متدفق</translation>
    </message>
    <message>
        <source>Four sketches</source>
        <translation>أربع مسودات</translation>
    </message>
    <message>
        <source>Four short takes to choose from; keeps your prompt</source>
        <translation>أربع مقطوعات قصيرة للاختيار منها، مع إبقاء وصفك</translation>
    </message>
    <message>
        <source>House floor</source>
        <translation>هاوس راقص</translation>
    </message>
    <message>
        <source>Four to the floor</source>
        <translation>إيقاع رباعي ثابت</translation>
    </message>
    <message>
        <source>Jazz trio</source>
        <translation>ثلاثي جاز</translation>
    </message>
    <message>
        <source>Late night club</source>
        <translation>نادٍ في آخر الليل</translation>
    </message>
    <message>
        <source>Lo-fi study</source>
        <translation>لو-فاي للدراسة</translation>
    </message>
    <message>
        <source>Mellow beat to work to</source>
        <translation>إيقاع رقيق يرافق العمل</translation>
    </message>
    <message>
        <source>More surprise</source>
        <translation>مفاجآت أكثر</translation>
    </message>
    <message>
        <source>Weaker guidance, bolder choices; keeps your prompt</source>
        <translation>التزام أضعف واختيارات أجرأ، مع إبقاء وصفك</translation>
    </message>
    <message>
        <source>Reggae sun</source>
        <translation>شمس الريغي</translation>
    </message>
    <message>
        <source>Off-beat and easy</source>
        <translation>إيقاع مرح مسترخٍ</translation>
    </message>
    <message>
        <source>Rock riff</source>
        <translation>ريف روك</translation>
    </message>
    <message>
        <source>Guitars up front</source>
        <translation>الغيتارات في المقدمة</translation>
    </message>
    <message>
        <source>String quartet</source>
        <translation>رباعي وتري</translation>
    </message>
    <message>
        <source>Classical and expressive</source>
        <translation>كلاسيكي معبّر</translation>
    </message>
    <message>
        <source>Synthwave drive</source>
        <translation>انطلاقة سينث ويف</translation>
    </message>
    <message>
        <source>Neon 80s night ride</source>
        <translation>جولة ليلية بأضواء الثمانينيات</translation>
    </message>
</context>
<context>
    <name>FolderSetting</name>
    <message>
        <source>Reset to default</source>
        <translation>العودة إلى الافتراضي</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>تغيير: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>إضافة إلى قائمة الانتظار</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) queued</source>
        <translation>
            <numerusform>لا مهام في الانتظار</numerusform>
            <numerusform>مهمة واحدة في الانتظار</numerusform>
            <numerusform>مهمتان في الانتظار</numerusform>
            <numerusform>%Ln مهام في الانتظار</numerusform>
            <numerusform>%Ln مهمة في الانتظار</numerusform>
            <numerusform>%Ln مهمة في الانتظار</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>إلغاء الكل</translation>
    </message>
    <message>
        <source>Cancel “%1”</source>
        <translation>إلغاء «⁨%1⁩»</translation>
    </message>
    <message>
        <source>Generates music from the prompt</source>
        <translation>يولّد موسيقى من الوصف</translation>
    </message>
    <message>
        <source>Stops and keeps what has been generated</source>
        <translation>يتوقف ويحتفظ بما أُنجز</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>User guide</source>
        <translation>دليل المستخدم</translation>
    </message>
    <message>
        <source>Search guide</source>
        <translation>البحث في الدليل</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>لا توجد نتائج مطابقة.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Search keyboard shortcuts</source>
        <translation>البحث في اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>لا توجد نتائج مطابقة.</translation>
    </message>
</context>
<context>
    <name>LibraryInUseWindow</name>
    <message>
        <source>Library in use</source>
        <translation>المكتبة قيد الاستخدام</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>استخدام مجلد آخر…</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>الفتح على أي حال</translation>
    </message>
    <message>
        <source>Use another folder</source>
        <translation>استخدام مجلد آخر</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>LicenceDialog</name>
    <message>
        <source>License for %1</source>
        <translation>ترخيص %1</translation>
    </message>
    <message>
        <source>Read the license</source>
        <translation>قراءة الترخيص</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Accept and download</source>
        <translation>قبول وتنزيل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>LongerDialog</name>
    <message>
        <source>Make longer</source>
        <translation>إطالة</translation>
    </message>
    <message>
        <source>From the end</source>
        <translation>من النهاية</translation>
    </message>
    <message>
        <source>From the playhead at %1</source>
        <translation>من مؤشر التشغيل عند %1</translation>
    </message>
    <message>
        <source>Total duration</source>
        <translation>المدة الكلية</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>البدائل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Enter more than the part that is kept.</source>
        <translation>أدخل مدة أطول من الجزء المحتفظ به.</translation>
    </message>
    <message>
        <source>Keeps everything before the playhead and continues with another seed. Each variant is a new take.</source>
        <translation>يحتفظ بكل ما قبل مؤشر التشغيل ويُكمل ببذرة أخرى. كل بديل مقطوعة جديدة.</translation>
    </message>
    <message>
        <source>Keeps the take and continues with the same prompt, settings and seed. Each variant is a new take.</source>
        <translation>يحتفظ بالمقطوعة ويُكمل بالوصف نفسه والإعدادات والبذرة نفسها. كل بديل مقطوعة جديدة.</translation>
    </message>
    <message>
        <source>Generate until stopped</source>
        <translation>التوليد حتى الإيقاف</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Arioso</source>
        <translation>Arioso</translation>
    </message>
    <message>
        <source>Drop an audio file to continue it, a preset to import it, or a model folder</source>
        <translation>أفلت ملفًا صوتيًا لإكماله، أو إعدادًا جاهزًا لاستيراده، أو مجلد نموذج</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
</context>
<context>
    <name>MainSettings</name>
    <message>
        <source>Guidance</source>
        <translation>الالتزام بالوصف</translation>
    </message>
    <message>
        <source>How closely the music follows your prompt.</source>
        <translation>مدى اتباع الموسيقى لوصفك.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>الجرأة</translation>
    </message>
    <message>
        <source>Lower is more predictable, higher is more varied.</source>
        <translation>الأقل أكثر انتظامًا، والأعلى أكثر تنوعًا.</translation>
    </message>
    <message>
        <source>No effect with greedy sampling.</source>
        <translation>لا أثر لها مع «الأرجح دائمًا».</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>المقطوعات</translation>
    </message>
    <message>
        <source>Number of versions to generate (1–8).</source>
        <translation>عدد النسخ المولَّدة (١–٨).</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>In seconds or m:ss, up to an hour.</source>
        <translation>بالثواني أو بصيغة دقائق:ثوانٍ، حتى ساعة.</translation>
    </message>
    <message>
        <source>Generate until stopped</source>
        <translation>التوليد حتى الإيقاف</translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>لا توجد رسائل بعد.</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>نسخ الرسالة</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ModelBox</name>
    <message>
        <source>Model: %1</source>
        <translation>النموذج: ⁨%1⁩</translation>
    </message>
    <message>
        <source>The current model. Click to choose another.</source>
        <translation>النموذج الحالي. انقر لاختيار غيره.</translation>
    </message>
    <message>
        <source>Loading progress</source>
        <translation>تقدّم تحميل النموذج</translation>
    </message>
    <message>
        <source>Model progress</source>
        <translation>تقدّم العمل على النموذج</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Load</source>
        <translation>تحميل</translation>
    </message>
    <message>
        <source>Cancel download and delete partial files</source>
        <translation>إلغاء التنزيل وحذف الملفات الجزئية</translation>
    </message>
    <message>
        <source>Show license</source>
        <translation>عرض الترخيص</translation>
    </message>
    <message>
        <source>Verify files</source>
        <translation>التحقق من الملفات</translation>
    </message>
    <message>
        <source>Remove from list (files are kept)</source>
        <translation>إزالة من القائمة (تبقى الملفات)</translation>
    </message>
    <message>
        <source>Delete from disk…</source>
        <translation>حذف من القرص…</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Progress for %1</source>
        <translation>تقدّم العمل على %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>size of a model, its state</comment>
        <translation>‏%1 · %2</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>موصى به</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a button does, name of a model</comment>
        <translation>‏⁨%1⁩: ⁨%2⁩</translation>
    </message>
    <message>
        <source>More actions for %1</source>
        <translation>إجراءات أخرى للنموذج ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>ModelTitle</name>
    <message>
        <source>Starter (demo)</source>
        <translation>نموذج البداية (تجريبي)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>adapter, its strength</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>‏%1٪</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Needs conversion (audiocraft format).</source>
        <translation>يحتاج إلى تحويل (بصيغة audiocraft).</translation>
    </message>
    <message>
        <source>Incomplete: weight files are missing. Download all of its files.</source>
        <translation>ناقص: بعض ملفات الأوزان غير موجودة. نزّل كل ملفاته.</translation>
    </message>
    <message>
        <source>Git LFS pointers instead of files: run “git lfs pull” in its folder.</source>
        <translation>مؤشرات Git LFS بدل الملفات: نفّذ «git lfs pull» في مجلده.</translation>
    </message>
    <message>
        <source>Damaged: config.json can&apos;t be read. Download it again.</source>
        <translation>تالف: تتعذر قراءة config.json. أعد تنزيله.</translation>
    </message>
    <message>
        <source>Folder not found. Is a drive disconnected?</source>
        <translation>لم يُعثر على المجلد. هل هناك قرص غير متصل؟</translation>
    </message>
    <message>
        <source>An adapter that doesn&apos;t name its base model.</source>
        <translation>مهايئ لا يذكر النموذج الذي صُنع له.</translation>
    </message>
    <message>
        <source>An adapter for %1, which isn&apos;t on this computer.</source>
        <translation>مهايئ للنموذج %1 غير الموجود على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>An adapter of a kind that Arioso can&apos;t load: it loads LoRA and DoRA. Merge it into its model in Python.</source>
        <translation>مهايئ من نوع لا يستطيع Arioso تحميله: فهو يحمّل LoRA وDoRA. ادمجه في نموذجه باستخدام Python.</translation>
    </message>
    <message>
        <source>In audiocraft&apos;s format: it will be converted after the download.</source>
        <translation>بصيغة audiocraft: سيُحوَّل بعد التنزيل.</translation>
    </message>
    <message>
        <source>In audiocraft&apos;s format: it will be converted after the download. The text encoder and codec it needs are downloaded too, up to %1.</source>
        <translation>بصيغة audiocraft: سيُحوَّل بعد التنزيل. ويُنزَّل معه ما يحتاج إليه من مرمّز النص ومرمّز الصوت، حتى %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>memory, precision</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Memory: %1.</source>
        <translation>الذاكرة: %1.</translation>
    </message>
    <message>
        <source>%1 free.</source>
        <translation>المتاح %1.</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>متاح للتنزيل</translation>
    </message>
    <message>
        <source>Looking up</source>
        <translation>جارٍ البحث عنه</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>جارٍ التنزيل</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>تعذّر العثور عليه</translation>
    </message>
    <message>
        <source>Download failed</source>
        <translation>تعذّر التنزيل</translation>
    </message>
    <message>
        <source>Needs conversion</source>
        <translation>يحتاج إلى تحويل</translation>
    </message>
    <message>
        <source>Converting</source>
        <translation>جارٍ التحويل</translation>
    </message>
    <message>
        <source>Can&apos;t be used</source>
        <translation>لا يمكن استخدامه</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>مثبّت</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>جارٍ التحميل</translation>
    </message>
    <message>
        <source>Couldn&apos;t be loaded</source>
        <translation>تعذّر تحميله</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>محمّل في الذاكرة</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>تحميل</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>إفراغ من الذاكرة</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>تنزيل %1</translation>
    </message>
    <message>
        <source>Included with Arioso (MIT license). Nine simple styles.</source>
        <translation>يأتي مع Arioso (رخصة MIT). تسعة أساليب بسيطة.</translation>
    </message>
    <message>
        <source>Adapter for %1</source>
        <translation>مهايئ للنموذج %1</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 على القرص</translation>
    </message>
    <message>
        <source>%1 on disk, needs %2 of memory</source>
        <translation>%1 على القرص، يحتاج إلى %2 من الذاكرة</translation>
    </message>
    <message>
        <source>Size: %1.</source>
        <translation>الحجم: %1.</translation>
    </message>
    <message>
        <source>Size: about %1.</source>
        <translation>الحجم: نحو %1.</translation>
    </message>
    <message>
        <source>Needs %1 of memory, %2 free. It may be slow or fail.</source>
        <translation>يحتاج إلى %1 من الذاكرة والمتاح %2. قد يكون بطيئًا أو يفشل.</translation>
    </message>
    <message>
        <source>With “%1” in the settings it needs %2.</source>
        <translation>مع «⁨%1⁩» في الإعدادات يحتاج إلى %2.</translation>
    </message>
    <message>
        <source>By Meta, for non-commercial use only (CC-BY-NC 4.0).</source>
        <translation>من ⁨Meta⁩، للاستخدام غير التجاري فقط (⁦CC-BY-NC 4.0⁩).</translation>
    </message>
    <message>
        <source>Paused; %1 already downloaded.</source>
        <translation>متوقف مؤقتًا؛ نُزّل منه %1.</translation>
    </message>
    <message>
        <source>In audiocraft&apos;s format.</source>
        <translation>بصيغة ⁨audiocraft⁩.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Choose a model folder</source>
        <translation>اختيار مجلد نموذج</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>جارٍ البحث عن النماذج…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>المثبّتة</translation>
    </message>
    <message>
        <source>Search models, or enter owner/name of one on Hugging Face</source>
        <translation>البحث في النماذج، أو إدخال ⁨owner/name⁩ لنموذج على ⁨Hugging Face⁩</translation>
    </message>
    <message>
        <source>Search, or owner/name of any model on Hugging Face</source>
        <translation>بحث، أو ⁨owner/name⁩ لأي نموذج على ⁨Hugging Face⁩</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>البحث عنه</translation>
    </message>
    <message>
        <source>Look up on Hugging Face</source>
        <translation>البحث عنه على ⁨Hugging Face⁩</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>المتاحة</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد التنفيذ</translation>
    </message>
    <message>
        <source>Needs conversion</source>
        <translation>تحتاج إلى تحويل</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>لا توجد نتائج مطابقة.</translation>
    </message>
    <message>
        <source>Measuring the speed of this computer…</source>
        <translation>جارٍ قياس سرعة هذا الحاسوب…</translation>
    </message>
    <message>
        <source>Download settings…</source>
        <translation>إعدادات التنزيل…</translation>
    </message>
</context>
<context>
    <name>ModelsList</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
</context>
<context>
    <name>MoreSettings</name>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Sampling: reset to default</source>
        <translation>أخذ العينات: العودة إلى الافتراضي</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>عشوائي</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>الأرجح دائمًا</translation>
    </message>
    <message>
        <source>Random is livelier. Greedy always gives the same, often monotonous music.</source>
        <translation>«عشوائي» أكثر حيوية. أما «الأرجح دائمًا» فيعطي دائمًا الموسيقى نفسها، وغالبًا ما تكون رتيبة.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Only considers the k most likely tokens. 0 turns this off.</source>
        <translation>يقصر الاختيار على هذا العدد من أرجح الأصوات. القيمة ٠ تعطّله.</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Only considers the most likely tokens up to this total probability. 1 turns this off.</source>
        <translation>يقصر الاختيار على أرجح الأصوات التي يبلغ مجموع احتمالاتها هذه النسبة. القيمة ١ تعطّله.</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>Drums, vocals, distortion</source>
        <translation>طبول، غناء، تشويش</translation>
    </message>
    <message>
        <source>Negative prompt: guidance steers away from it.</source>
        <translation>وصف سلبي: يبتعد الالتزام بالوصف عنه.</translation>
    </message>
</context>
<context>
    <name>OpenWith</name>
    <message>
        <source>“%1” couldn&apos;t be opened with another program.</source>
        <translation>تعذّر فتح «⁨%1⁩» ببرنامج آخر.</translation>
    </message>
    <message>
        <source>Export it, then open the exported file.</source>
        <translation>صدّرها ثم افتح الملف المصدَّر.</translation>
    </message>
</context>
<context>
    <name>OutputDeviceMenu</name>
    <message>
        <source>Audio output</source>
        <translation>مخرج الصوت</translation>
    </message>
</context>
<context>
    <name>Precision</name>
    <message>
        <source>Full (32-bit)</source>
        <translation>تامة (٣٢ بت)</translation>
    </message>
    <message>
        <source>32-bit</source>
        <translation>٣٢ بت</translation>
    </message>
    <message>
        <source>Full precision.</source>
        <translation>الدقة الكاملة.</translation>
    </message>
    <message>
        <source>Half memory (16-bit)</source>
        <translation>نصف الذاكرة (١٦ بت)</translation>
    </message>
    <message>
        <source>16-bit</source>
        <translation>١٦ بت</translation>
    </message>
    <message>
        <source>About half the memory and often faster. Sounds as good, but the same seed gives different music.</source>
        <translation>نحو نصف الذاكرة وأسرع غالبًا. الجودة نفسها، لكن البذرة ذاتها تعطي موسيقى أخرى.</translation>
    </message>
    <message>
        <source>Other precision</source>
        <translation>دقة أخرى</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>المعالج (⁦CPU⁩)</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>بطاقة الرسوميات (⁦CUDA⁩)</translation>
    </message>
    <message>
        <source>Fast (8-bit)</source>
        <translation>سريعة (٨ بت)</translation>
    </message>
    <message>
        <source>8-bit</source>
        <translation>٨ بت</translation>
    </message>
    <message>
        <source>The fastest, with a quarter of the memory. Sounds nearly the same, but the same seed gives different music.</source>
        <translation>الأسرع، وبربع الذاكرة. الصوت يكاد يكون نفسه، لكن البذرة نفسها تعطي موسيقى أخرى.</translation>
    </message>
    <message>
        <source>Fast (16-bit)</source>
        <translation>سريعة (١٦ بت)</translation>
    </message>
    <message>
        <source>The fastest on a GPU, with half the memory. Sounds as good, but the same seed gives different music.</source>
        <translation>الأسرع على بطاقة الرسوميات وبنصف الذاكرة. الصوت بالجودة نفسها، لكن البذرة نفسها تعطي موسيقى أخرى.</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Preset: none</source>
        <translation>الإعداد الجاهز: لا شيء</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>الإعداد الجاهز: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Modified. %1</source>
        <translation>معدَّل. ⁨%1⁩</translation>
    </message>
    <message>
        <source>Modified since it was applied</source>
        <translation>تغيّر بعد تطبيقه</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>الإعداد الجاهز</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Save and edit presets</source>
        <translation>حفظ الإعدادات الجاهزة وتحريرها</translation>
    </message>
</context>
<context>
    <name>PresetEditDialog</name>
    <message>
        <source>Edit preset</source>
        <translation>تحرير الإعداد الجاهز</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>نبذة</translation>
    </message>
    <message>
        <source>Short description</source>
        <translation>وصف قصير</translation>
    </message>
    <message>
        <source>Include prompt</source>
        <translation>تضمين الوصف</translation>
    </message>
    <message>
        <source>Prompt of the preset</source>
        <translation>وصف الإعداد الجاهز</translation>
    </message>
    <message>
        <source>Empty: the model improvises</source>
        <translation>فارغ: يرتجل النموذج</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Presets</source>
        <translation>الإعدادات الجاهزة</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>الإعدادات الجاهزة</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>حفظ التغييرات</translation>
    </message>
    <message>
        <source>Save as new preset…</source>
        <translation>حفظ كإعداد جاهز جديد…</translation>
    </message>
    <message>
        <source>Restore previous settings</source>
        <translation>استعادة الإعدادات السابقة</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>تحرير…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>إعادة تسمية…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>العودة إلى الافتراضي</translation>
    </message>
    <message>
        <source>Reset all built-in presets</source>
        <translation>إعادة ضبط كل الإعدادات الجاهزة المضمّنة</translation>
    </message>
</context>
<context>
    <name>PresetNameDialog</name>
    <message>
        <source>Save as new preset</source>
        <translation>حفظ كإعداد جاهز جديد</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>إعادة تسمية الإعداد الجاهز</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Include prompt</source>
        <translation>تضمين الوصف</translation>
    </message>
    <message>
        <source>If off, applying the preset keeps the current prompt.</source>
        <translation>عند إيقافه يُبقي تطبيقُ الإعداد الجاهز الوصفَ الحالي.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
</context>
<context>
    <name>PresetTools</name>
    <message>
        <source>Import preset</source>
        <translation>استيراد إعداد جاهز</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>الإعدادات الجاهزة ‎(*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات ‎(*)</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>تصدير الإعداد الجاهز</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
</context>
<context>
    <name>PromptSection</name>
    <message>
        <source>Prompt</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Describe the music: style, mood, instruments, tempo</source>
        <translation>صف الموسيقى: النوع والطابع والآلات والسرعة</translation>
    </message>
    <message>
        <source>Empty prompt: the model improvises, and guidance has no effect.</source>
        <translation>وصف فارغ: يرتجل النموذج، ولا أثر للالتزام بالوصف.</translation>
    </message>
    <message>
        <source>English words work best.</source>
        <translation>الكلمات الإنجليزية تعطي أفضل النتائج.</translation>
    </message>
    <message>
        <source>Build…</source>
        <translation>تركيب…</translation>
    </message>
    <message>
        <source>Choose style, mood and instruments; the prompt is written for you</source>
        <translation>اختر النوع والطابع والآلات ليُكتب الوصف عنك.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>الأخيرة</translation>
    </message>
    <message>
        <source>Recently used prompts</source>
        <translation>الأوصاف المستخدمة مؤخرًا</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>أمثلة</translation>
    </message>
    <message>
        <source>Prompts to start with</source>
        <translation>أوصاف للبدء بها</translation>
    </message>
</context>
<context>
    <name>RecentFilesButton</name>
    <message>
        <source>Recent files</source>
        <translation>الملفات الأخيرة</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>مسح القائمة</translation>
    </message>
</context>
<context>
    <name>RecentPromptsDialog</name>
    <message>
        <source>Recent prompts</source>
        <translation>الأوصاف الأخيرة</translation>
    </message>
    <message>
        <source>Search recent prompts</source>
        <translation>البحث في الأوصاف الأخيرة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>إزالة هذا الوصف من القائمة</translation>
    </message>
    <message>
        <source>Prompts you&apos;ve used will appear here.</source>
        <translation>ستظهر هنا الأوصاف التي استخدمتها.</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>لا توجد نتائج مطابقة.</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>مسح القائمة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>RemoveModelDialog</name>
    <message>
        <source>Delete %1 from the disk?</source>
        <translation>هل تريد حذف %1 من القرص؟</translation>
    </message>
    <message>
        <source>Its files will be deleted, including for other programs that use this cache. Your takes are kept. You can download it again.</source>
        <translation>ستُحذف ملفاته، ومن البرامج الأخرى التي تستخدم هذه الذاكرة أيضًا. تبقى مقطوعاتك، ويمكنك تنزيله من جديد.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>الإبلاغ عن مشكلة</translation>
    </message>
    <message>
        <source>Copy this report and add what you did and what happened instead. It contains versions, system, processor and the model&apos;s name, but no prompts, file names or audio.</source>
        <translation>انسخ هذا التقرير وأضف ما فعلته وما حدث بدلًا من المتوقع. يتضمن الإصدارات والنظام والمعالج واسم النموذج، ولا يتضمن أوصافًا ولا أسماء ملفات ولا صوتًا.</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>نُسخ إلى الحافظة.</translation>
    </message>
    <message>
        <source>The log file may help too; About shows where it is.</source>
        <translation>قد يفيد ملف السجل أيضًا، وتُظهر نافذة «حول» مكانه.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>Fewer settings</source>
        <translation>إعدادات أقل</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>إعدادات أكثر</translation>
    </message>
</context>
<context>
    <name>SeedEditor</name>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>عشوائي</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>ثابتة</translation>
    </message>
    <message>
        <source>The same seed, prompt and settings always give the same music.</source>
        <translation>البذرة نفسها مع الوصف والإعدادات نفسها تعطي الموسيقى نفسها دائمًا.</translation>
    </message>
</context>
<context>
    <name>SettingHeader</name>
    <message>
        <source>%1: decrease</source>
        <translation>⁨%1⁩: إنقاص</translation>
    </message>
    <message>
        <source>%1: increase</source>
        <translation>⁨%1⁩: زيادة</translation>
    </message>
    <message>
        <source>%1: reset to default</source>
        <translation>⁨%1⁩: العودة إلى الافتراضي</translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Prompt</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Adapter strength</source>
        <translation>قوة المهايئ</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Continues</source>
        <translation>تكملة لـ</translation>
    </message>
    <message>
        <source>Melody</source>
        <translation>اللحن</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>الالتزام بالوصف</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>الجرأة</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>المقطوعات</translation>
    </message>
    <message>
        <source>no prompt</source>
        <translation>بلا وصف</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>random</source>
        <translation>عشوائي</translation>
    </message>
    <message>
        <source>model&apos;s default</source>
        <translation>افتراضي النموذج</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <source>greedy</source>
        <translation>الأرجح دائمًا</translation>
    </message>
    <message>
        <source>off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>منشأة من</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Settings categories</source>
        <translation>أقسام الإعدادات</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>حجم النص بالنسبة المئوية</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>‏%1٪</translation>
    </message>
    <message>
        <source>Takes folder</source>
        <translation>مجلد المقطوعات</translation>
    </message>
    <message>
        <source>Default folder</source>
        <translation>المجلد الافتراضي</translation>
    </message>
    <message>
        <source>Takes effect after a restart. Existing takes aren&apos;t moved.</source>
        <translation>يسري بعد إعادة التشغيل. لا تُنقل المقطوعات الموجودة.</translation>
    </message>
    <message>
        <source>Takes are saved here. Changes take effect after a restart.</source>
        <translation>تُحفظ المقطوعات هنا. تسري التغييرات بعد إعادة التشغيل.</translation>
    </message>
    <message>
        <source>Audio device</source>
        <translation>جهاز الصوت</translation>
    </message>
    <message>
        <source>While generating</source>
        <translation>أثناء التوليد</translation>
    </message>
    <message>
        <source>Playback starts with the first seconds.</source>
        <translation>يبدأ التشغيل مع الثواني الأولى.</translation>
    </message>
    <message>
        <source>Play immediately</source>
        <translation>التشغيل فورًا</translation>
    </message>
    <message>
        <source>Changing these reloads the model when the current job is finished.</source>
        <translation>تغييرها يعيد تحميل النموذج عند انتهاء المهمة الحالية.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>خيوط المعالجة</translation>
    </message>
    <message>
        <source>Number of processor cores to use. Automatic is usually best.</source>
        <translation>عدد أنوية المعالج المستخدمة. «تلقائي» هو الأفضل في الغالب.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>مجلد النماذج</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>المجلد المشترك</translation>
    </message>
    <message>
        <source>Changes take effect immediately.</source>
        <translation>تسري التغييرات فورًا.</translation>
    </message>
    <message>
        <source>Installed models…</source>
        <translation>النماذج المثبّتة…</translation>
    </message>
    <message>
        <source>Changes are saved automatically.</source>
        <translation>تُحفظ التغييرات تلقائيًا.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Shown by the desktop while Arioso&apos;s window isn&apos;t active.</source>
        <translation>يعرضها سطح المكتب ما دامت نافذة Arioso غير نشطة.</translation>
    </message>
    <message>
        <source>When a job is finished</source>
        <translation>عند انتهاء مهمة</translation>
    </message>
</context>
<context>
    <name>ShowFile</name>
    <message>
        <source>The folder couldn&apos;t be opened.</source>
        <translation>تعذّر فتح المجلد.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>المجلد: %1</translation>
    </message>
</context>
<context>
    <name>StageActions</name>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>التشغيل</translation>
    </message>
    <message>
        <source>Skip to start</source>
        <translation>العودة إلى البداية</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Compare: hear the first take</source>
        <translation>المقارنة: الاستماع إلى المقطوعة الأولى</translation>
    </message>
    <message>
        <source>Compare: hear the second take</source>
        <translation>المقارنة: الاستماع إلى المقطوعة الثانية</translation>
    </message>
    <message>
        <source>Hide beat grid</source>
        <translation>إخفاء شبكة النبضات</translation>
    </message>
    <message>
        <source>Show beat grid</source>
        <translation>إظهار شبكة النبضات</translation>
    </message>
    <message>
        <source>Show waveform</source>
        <translation>إظهار الموجة</translation>
    </message>
    <message>
        <source>Show spectrogram</source>
        <translation>إظهار الطيف</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Zoom to fit</source>
        <translation>عرض المقطوعة كاملة</translation>
    </message>
    <message>
        <source>Replace selection…</source>
        <translation>استبدال التحديد…</translation>
    </message>
    <message>
        <source>Make a loop…</source>
        <translation>إنشاء حلقة…</translation>
    </message>
    <message>
        <source>Make longer…</source>
        <translation>إطالة…</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>المقطوعات</translation>
    </message>
    <message>
        <source>Trim to selection</source>
        <translation>قص إلى التحديد</translation>
    </message>
</context>
<context>
    <name>StageHeader</name>
    <message>
        <source>Copy seed</source>
        <translation>نسخ البذرة</translation>
    </message>
    <message>
        <source>Play while generating</source>
        <translation>التشغيل أثناء التوليد</translation>
    </message>
    <message>
        <source>Generating: %1</source>
        <translation>جارٍ توليد: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Show what is being generated</source>
        <translation>عرض ما يجري توليده</translation>
    </message>
</context>
<context>
    <name>StagePane</name>
    <message>
        <source>Player</source>
        <translation>المشغّل</translation>
    </message>
    <message>
        <source>Selected: %1 to %2 (%3 s)</source>
        <translation>المحدد: من %1 إلى %2 (%3 ث)</translation>
    </message>
    <message>
        <source>Drag on the waveform to select</source>
        <translation>اسحب فوق الموجة للتحديد</translation>
    </message>
    <message>
        <source>Reading the audio</source>
        <translation>جارٍ قراءة الصوت</translation>
    </message>
    <message>
        <source>Type a prompt and press Generate.</source>
        <translation>اكتب وصفًا واضغط «توليد».</translation>
    </message>
    <message>
        <source>Or drop an audio file here to continue it.</source>
        <translation>أو أفلت ملفًا صوتيًا هنا لإكماله.</translation>
    </message>
</context>
<context>
    <name>StrengthSetting</name>
    <message>
        <source>Strength</source>
        <translation>القوة</translation>
    </message>
    <message>
        <source>Strength of the adapter</source>
        <translation>قوة المهايئ</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>‏%1٪</translation>
    </message>
</context>
<context>
    <name>TakeDetails</name>
    <message>
        <source>Copy all</source>
        <translation>نسخ الكل</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>استخدام هذه الإعدادات</translation>
    </message>
</context>
<context>
    <name>TakeMenu</name>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Unstar</source>
        <translation>إزالة النجمة</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>تمييز بنجمة</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>التفاصيل…</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>استخدام هذه الإعدادات</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>إعادة التوليد</translation>
    </message>
    <message>
        <source>Continue from the end</source>
        <translation>الإكمال من نهايتها</translation>
    </message>
    <message>
        <source>Show original take</source>
        <translation>إظهار المقطوعة الأصلية</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Compare with current take</source>
        <translation>مقارنة بالمقطوعة الحالية</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>إظهار الملف</translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation>نسخ الوصف</translation>
    </message>
    <message>
        <source>Copy seed</source>
        <translation>نسخ البذرة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Make longer…</source>
        <translation>إطالة…</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>فتح باستخدام…</translation>
    </message>
    <message>
        <source>Make a loop…</source>
        <translation>إنشاء حلقة…</translation>
    </message>
    <message>
        <source>Show continuations</source>
        <translation>إظهار التكملات</translation>
    </message>
    <message>
        <source>Hide continuations</source>
        <translation>إخفاء التكملات</translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message>
        <source>Unstar</source>
        <translation>إزالة النجمة</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>تمييز بنجمة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Take name</source>
        <translation>اسم المقطوعة</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message numerus="yes">
        <source>Show %n continuation(s)</source>
        <translation>
            <numerusform>إظهار التكملات</numerusform>
            <numerusform>إظهار تكملة واحدة</numerusform>
            <numerusform>إظهار تكملتين</numerusform>
            <numerusform>إظهار %n تكملات</numerusform>
            <numerusform>إظهار %n تكملة</numerusform>
            <numerusform>إظهار %n تكملة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n continuation(s)</source>
        <translation>
            <numerusform>إخفاء التكملات</numerusform>
            <numerusform>إخفاء تكملة واحدة</numerusform>
            <numerusform>إخفاء تكملتين</numerusform>
            <numerusform>إخفاء %n تكملات</numerusform>
            <numerusform>إخفاء %n تكملة</numerusform>
            <numerusform>إخفاء %n تكملة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeTitle</name>
    <message>
        <source>No prompt</source>
        <translation>بلا وصف</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>أُوقفت مبكرًا</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>البذرة %1</translation>
    </message>
    <message>
        <source>%1 BPM</source>
        <comment>beats per minute</comment>
        <translation>%1 نبضة في الدقيقة</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>قبل أقل من دقيقة</numerusform>
            <numerusform>قبل دقيقة</numerusform>
            <numerusform>قبل دقيقتين</numerusform>
            <numerusform>قبل %Ln دقائق</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
            <numerusform>قبل %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>قبل أقل من ساعة</numerusform>
            <numerusform>قبل ساعة</numerusform>
            <numerusform>قبل ساعتين</numerusform>
            <numerusform>قبل %Ln ساعات</numerusform>
            <numerusform>قبل %Ln ساعة</numerusform>
            <numerusform>قبل %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>قبل يوم</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %Ln أيام</numerusform>
            <numerusform>قبل %Ln يومًا</numerusform>
            <numerusform>قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>continues %1</source>
        <translation>تكملة لـ«⁨%1⁩»</translation>
    </message>
    <message>
        <source>continues a deleted take</source>
        <translation>تكملة لمقطوعة محذوفة</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>أُوقفت مبكرًا</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>البذرة %1</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>مميزة بنجمة</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>قيد التشغيل</translation>
    </message>
    <message>
        <source>part of a deleted take</source>
        <translation>جزء من مقطوعة محذوفة</translation>
    </message>
    <message>
        <source>part of %1</source>
        <translation>جزء من %1</translation>
    </message>
</context>
<context>
    <name>TakesActions</name>
    <message>
        <source>Play selected take</source>
        <translation>تشغيل المقطوعة المحددة</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>المقطوعات</translation>
    </message>
    <message>
        <source>Rename take</source>
        <translation>إعادة تسمية المقطوعة</translation>
    </message>
    <message>
        <source>Star or unstar selected takes</source>
        <translation>تمييز المقطوعات المحددة بنجمة أو إزالتها</translation>
    </message>
    <message>
        <source>Delete selected takes</source>
        <translation>حذف المقطوعات المحددة</translation>
    </message>
    <message>
        <source>Select all takes</source>
        <translation>تحديد كل المقطوعات</translation>
    </message>
</context>
<context>
    <name>TakesHeader</name>
    <message>
        <source>Search takes</source>
        <translation>البحث في المقطوعات</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Starred only</source>
        <translation>المميزة بنجمة فقط</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>حسب الاسم</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>الأطول أولًا</translation>
    </message>
    <message>
        <source>Sort takes</source>
        <translation>ترتيب المقطوعات</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>المحذوفة حديثًا</translation>
    </message>
    <message>
        <source>Searches name, prompt, model and seed</source>
        <translation>يبحث في الاسم والوصف والنموذج والبذرة</translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>Takes</source>
        <translation>المقطوعات</translation>
    </message>
</context>
<context>
    <name>TakesPane</name>
    <message>
        <source>Your takes will appear here. Describe some music and press Generate.</source>
        <translation>ستظهر مقطوعاتك هنا. صف موسيقى واضغط «توليد».</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>لا توجد نتائج مطابقة.</translation>
    </message>
    <message>
        <source>Show all takes</source>
        <translation>عرض كل المقطوعات</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>place in a sound, its length</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>تتبّع</translation>
    </message>
    <message>
        <source>Scrolls the waveform during playback</source>
        <translation>يحرّك الموجة أثناء التشغيل</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>إلغاء كتم الصوت</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم الصوت</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Volume: %1%</source>
        <translation>مستوى الصوت: %L1٪</translation>
    </message>
    <message>
        <source>Audio device</source>
        <translation>جهاز الصوت</translation>
    </message>
    <message>
        <source>No audio device found</source>
        <translation>لم يُعثر على جهاز صوت</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>إكمال</translation>
    </message>
    <message>
        <source>Continue here</source>
        <translation>إكمال من هنا</translation>
    </message>
    <message>
        <source>The next take continues from the end of this one</source>
        <translation>تُكمل المقطوعة التالية من نهاية هذه</translation>
    </message>
    <message>
        <source>The next take continues from the playhead</source>
        <translation>تُكمل المقطوعة التالية من مؤشر التشغيل</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Saves the selection as an audio file</source>
        <translation>يحفظ التحديد في ملف صوتي</translation>
    </message>
    <message>
        <source>Saves the take as an audio file</source>
        <translation>يحفظ المقطوعة في ملف صوتي</translation>
    </message>
    <message>
        <source>Repeat selection</source>
        <translation>تكرار التحديد</translation>
    </message>
    <message>
        <source>Generates new music for the selection</source>
        <translation>يولّد موسيقى جديدة للتحديد</translation>
    </message>
    <message>
        <source>Make longer…</source>
        <translation>إطالة…</translation>
    </message>
    <message>
        <source>Continues this take with its own settings</source>
        <translation>يُكمل هذه المقطوعة بإعداداتها</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>Makes the selection a take of its own</source>
        <translation>يجعل التحديد مقطوعة مستقلة</translation>
    </message>
</context>
<context>
    <name>UsedSeed</name>
    <message>
        <source>Last seed: %1</source>
        <translation>آخر بذرة: %1</translation>
    </message>
    <message>
        <source>Copy last seed</source>
        <translation>نسخ آخر بذرة</translation>
    </message>
    <message>
        <source>Use a new random seed</source>
        <translation>استخدام بذرة عشوائية جديدة</translation>
    </message>
    <message>
        <source>Reuse last seed</source>
        <translation>استخدام آخر بذرة من جديد</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform</source>
        <translation>الموجة</translation>
    </message>
    <message>
        <source>Selected: %1 to %2 seconds of %3</source>
        <translation>المحدد: من %1 إلى %2 من أصل %3 ثانية</translation>
    </message>
    <message>
        <source>%1 of %2 seconds</source>
        <translation>%1 من %2 ثانية</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Arioso</source>
        <translation>مرحبًا بك في ⁨Arioso⁩</translation>
    </message>
    <message>
        <source>Choose a model folder</source>
        <translation>اختيار مجلد نموذج</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Describe some music, press Generate, and listen while it&apos;s generated. Keep the takes you like, continue them, export them.</source>
        <translation>صف موسيقى واضغط «توليد» واستمع إليها أثناء توليدها. احتفظ بالمقطوعات التي تعجبك، وأكملها، وصدّرها.</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>نموذجك</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>تنزيل نموذج</translation>
    </message>
    <message>
        <source>Several models were found on this computer. Choose one to get started.</source>
        <translation>عُثر على عدة نماذج على هذا الحاسوب. اختر أحدها للبدء.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>Skip for now</source>
        <translation>التخطي الآن</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Everything happens on this computer. No account is needed, and nothing you type or generate leaves it. The network is only used to download models.</source>
        <translation>كل شيء يحدث على هذا الحاسوب. لا حاجة إلى حساب، ولا يغادره شيء مما تكتبه أو تولّده. تُستخدم الشبكة لتنزيل النماذج فقط.</translation>
    </message>
    <message>
        <source>Included with Arioso: nine simple styles, a few hundred words, short pieces. The official models make far better music.</source>
        <translation>يأتي مع Arioso: تسعة أساليب بسيطة، وبضع مئات من الكلمات، ومقطوعات قصيرة. تولّد النماذج الرسمية موسيقى أفضل بكثير.</translation>
    </message>
    <message>
        <source>Arioso needs a model to generate music. Download this one to get started.</source>
        <translation>يحتاج Arioso إلى نموذج لتوليد الموسيقى. نزّل هذا النموذج للبدء.</translation>
    </message>
    <message>
        <source>Or drop a model folder on the window.</source>
        <translation>أو أفلت مجلد نموذج على النافذة.</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>نماذج أخرى…</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Generate</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>الموسيقى</translation>
    </message>
    <message>
        <source>Stop generating</source>
        <translation>إيقاف التوليد</translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation>تحرير الوصف</translation>
    </message>
    <message>
        <source>Continue an audio file…</source>
        <translation>إكمال ملف صوتي…</translation>
    </message>
    <message>
        <source>Search takes</source>
        <translation>البحث في المقطوعات</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>المقطوعات</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>Arioso</source>
        <translation>Arioso</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>اختصارات لوحة المفاتيح…</translation>
    </message>
    <message>
        <source>Welcome page</source>
        <translation>صفحة الترحيب</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>دليل المستخدم</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Messages…</source>
        <translation>الرسائل…</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>الإبلاغ عن مشكلة…</translation>
    </message>
    <message>
        <source>About Arioso</source>
        <translation>حول Arioso</translation>
    </message>
</context>
<context>
    <name>arioso::ui::AppSettingsViewModel</name>
    <message>
        <source>The settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Works on every computer.</source>
        <translation>يعمل على كل حاسوب.</translation>
    </message>
    <message>
        <source>Much faster. Needs a CUDA build of Arioso.</source>
        <translation>أسرع بكثير؛ يتطلب نسخة من ⁨Arioso⁩ مبنية لـ⁨CUDA⁩.</translation>
    </message>
    <message>
        <source>Selected device (not connected)</source>
        <translation>الجهاز المختار (غير متصل)</translation>
    </message>
    <message>
        <source>Using the system default until it&apos;s back.</source>
        <translation>يُستخدم جهاز النظام إلى أن يعود.</translation>
    </message>
    <message>
        <source>The folder doesn&apos;t exist.</source>
        <translation>المجلد غير موجود.</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to write to it.</source>
        <translation>لا تملك إذن الكتابة فيه.</translation>
    </message>
    <message>
        <source>The folder “%1” can&apos;t be used.</source>
        <translation>لا يمكن استخدام المجلد «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>اختر مجلدًا آخر.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::Application</name>
    <message>
        <source>Only files can be dropped here.</source>
        <translation>لا يمكن إفلات غير الملفات هنا.</translation>
    </message>
    <message>
        <source>Drop an audio file from your file manager.</source>
        <translation>أفلت ملفًا صوتيًا من مدير الملفات.</translation>
    </message>
    <message>
        <source>The file was renamed; the details say where it is.</source>
        <translation>أُعيدت تسمية الملف؛ مكانه مذكور في التفاصيل.</translation>
    </message>
    <message>
        <source>Settings couldn&apos;t be read, so the defaults are used.</source>
        <translation>تعذّرت قراءة الإعدادات، فاستُخدمت الإعدادات الافتراضية.</translation>
    </message>
    <message>
        <source>Your last prompt couldn&apos;t be read.</source>
        <translation>تعذّرت قراءة وصفك الأخير.</translation>
    </message>
    <message>
        <source>Recent prompts couldn&apos;t be read.</source>
        <translation>تعذّرت قراءة الأوصاف الأخيرة.</translation>
    </message>
    <message>
        <source>What you typed</source>
        <translation>ما كتبته</translation>
    </message>
    <message>
        <source>The recent prompts</source>
        <translation>الأوصاف الأخيرة</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>إظهار المقطوعة</translation>
    </message>
    <message numerus="yes">
        <source>Arioso was closed during generation. What had been generated was saved as %Ln take(s).</source>
        <translation>
            <numerusform>أُغلق ⁨Arioso⁩ أثناء التوليد. لم يُحفظ أي مقطوعة مما وُلّد.</numerusform>
            <numerusform>أُغلق ⁨Arioso⁩ أثناء التوليد. حُفظ ما وُلّد في مقطوعة واحدة.</numerusform>
            <numerusform>أُغلق ⁨Arioso⁩ أثناء التوليد. حُفظ ما وُلّد في مقطوعتين.</numerusform>
            <numerusform>أُغلق ⁨Arioso⁩ أثناء التوليد. حُفظ ما وُلّد في %Ln مقطوعات.</numerusform>
            <numerusform>أُغلق ⁨Arioso⁩ أثناء التوليد. حُفظ ما وُلّد في %Ln مقطوعةً.</numerusform>
            <numerusform>أُغلق ⁨Arioso⁩ أثناء التوليد. حُفظ ما وُلّد في %Ln مقطوعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>To continue from there, select Make longer… in the take&apos;s menu.</source>
        <translation>للإكمال من هناك، اختر «إطالة…» من قائمة المقطوعة.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::CatalogueViewModel</name>
    <message>
        <source>Downloads are off: HF_HUB_OFFLINE is set on this computer.</source>
        <translation>التنزيل متوقف: HF_HUB_OFFLINE مضبوط على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Start Arioso without it to download models.</source>
        <translation>شغّل Arioso بدونه لتنزيل النماذج.</translation>
    </message>
    <message>
        <source>“%1” isn&apos;t a valid server address.</source>
        <translation>«%1» ليس عنوان خادم صالحًا.</translation>
    </message>
    <message>
        <source>%1 is ready to use.</source>
        <translation>أصبح %1 جاهزًا للاستخدام.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>استخدامه</translation>
    </message>
    <message>
        <source>It starts with https:// or http://, such as %1.</source>
        <translation>يبدأ بـ ‎https://‎ أو ‎http://‎، مثل %1.</translation>
    </message>
    <message>
        <source>Enter owner/name, or the address of a model&apos;s page on huggingface.co.</source>
        <translation>أدخل owner/name أو عنوان صفحة نموذج على huggingface.co.</translation>
    </message>
    <message>
        <source>Download and convert</source>
        <translation>تنزيل وتحويل</translation>
    </message>
    <message>
        <source>To convert %1, Arioso needs to download %2.</source>
        <translation>لتحويل %1 يحتاج Arioso إلى تنزيل %2.</translation>
    </message>
    <message>
        <source>This model was made by Meta and is published under the %1 license: you may use and share it with attribution to Meta, but not for commercial purposes.</source>
        <translation>صنعت Meta هذا النموذج وهو منشور بالترخيص %1: لك أن تستخدمه وأن تشاركه مع ذكر Meta مؤلفةً له، لكن ليس لأغراض تجارية.</translation>
    </message>
    <message>
        <source>The page of this model says under which license it is published.</source>
        <translation>تذكر صفحة هذا النموذج الترخيص المنشور به.</translation>
    </message>
    <message>
        <source>The page of this model states this license: %1.</source>
        <translation>تذكر صفحة هذا النموذج هذا الترخيص: ⁨%1⁩.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::CompareViewModel</name>
    <message>
        <source>Both are equally loud.</source>
        <translation>شدة صوتهما متساوية.</translation>
    </message>
    <message>
        <source>A lowered by %1 dB to match loudness.</source>
        <translation>تُشغَّل أ أخفض بمقدار %1 ديسيبل لتتساوى الشدتان.</translation>
    </message>
    <message>
        <source>B lowered by %1 dB to match loudness.</source>
        <translation>تُشغَّل ب أخفض بمقدار %1 ديسيبل لتتساوى الشدتان.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::ConditionsBuilder</name>
    <message>
        <source>“%1” isn&apos;t a whole number.</source>
        <translation>«⁨%1⁩» ليس عددًا صحيحًا.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>من %L1 إلى %L2.</translation>
    </message>
    <message>
        <source>Sets the duration to %1 s.</source>
        <translation>تضبط المدة على %1 ث.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::ContinuationViewModel</name>
    <message>
        <source>“%1” isn&apos;t a local file.</source>
        <translation>«⁨%1⁩» ليس ملفًا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Save it first, then open the saved file.</source>
        <translation>احفظه أولًا، ثم افتح الملف المحفوظ.</translation>
    </message>
    <message>
        <source>Only one file can be continued at a time.</source>
        <translation>لا يمكن إكمال أكثر من ملف في وقت واحد.</translation>
    </message>
    <message>
        <source>Opened “%1” only.</source>
        <translation>فُتح «%1» فقط.</translation>
    </message>
    <message>
        <source>“%1” was made with Arioso and includes its settings.</source>
        <translation>صُنع «⁨%1⁩» بـ⁨Arioso⁩ ويحمل إعداداته.</translation>
    </message>
    <message>
        <source>Use them to make more like it.</source>
        <translation>استخدمها لتوليد المزيد على غراره.</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>استخدام إعداداته</translation>
    </message>
    <message>
        <source>“%1” is incomplete: %2 of %3 could be read.</source>
        <translation>الملف «%1» مبتور: قُرئ %2 من %3.</translation>
    </message>
    <message>
        <source>If that&apos;s not all of it, copy or download the file again.</source>
        <translation>إن لم يكن هذا كل ما فيه، فانسخ الملف أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>“%1” is damaged in places, which were skipped.</source>
        <translation>في الملف «%1» مواضع تالفة، وقد تُركت.</translation>
    </message>
    <message>
        <source>“%1” is %2 long. Opened the last %3.</source>
        <translation>طول «%1» هو %2، وفُتحت آخر %3 منه.</translation>
    </message>
    <message>
        <source>To continue an earlier part, save that part as a file and open it.</source>
        <translation>لإكمال جزء أسبق، احفظ ذلك الجزء في ملف ثم افتحه.</translation>
    </message>
    <message>
        <source>Continues the last %1.</source>
        <translation>تكملة لآخر %1.</translation>
    </message>
    <message>
        <source>Continues the %1 before %2.</source>
        <translation>تكملة لـ %1 قبل %2.</translation>
    </message>
    <message>
        <source>Shortened: the model listens to at most %1.</source>
        <translation>قُصِّر: يستمع النموذج إلى %1 على الأكثر.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::DeletedTakesModel</name>
    <message numerus="yes">
        <source>Deleted takes are kept for %Ln day(s).</source>
        <translation>
            <numerusform>لا تُحفظ المقطوعات المحذوفة.</numerusform>
            <numerusform>تُحفظ المقطوعات المحذوفة يومًا واحدًا.</numerusform>
            <numerusform>تُحفظ المقطوعات المحذوفة يومين.</numerusform>
            <numerusform>تُحفظ المقطوعات المحذوفة %Ln أيام.</numerusform>
            <numerusform>تُحفظ المقطوعات المحذوفة %Ln يومًا.</numerusform>
            <numerusform>تُحفظ المقطوعات المحذوفة %Ln يوم.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · deleted %2</source>
        <comment>duration and age</comment>
        <translation>⁨%1⁩ · حُذفت ⁨%2⁩</translation>
    </message>
</context>
<context>
    <name>arioso::ui::EditCandidatesModel</name>
    <message>
        <source>Candidate %1, likelihood %2, seed %3</source>
        <translation>البديل %1، الاحتمال %2، البذرة %3</translation>
    </message>
    <message>
        <source>Candidate %1, fit %2, likelihood %3, seed %4</source>
        <translation>البديل %1، الملاءمة %2، الاحتمال %3، البذرة %4</translation>
    </message>
</context>
<context>
    <name>arioso::ui::EditHistory</name>
    <message>
        <source>delete</source>
        <comment>Undo …</comment>
        <translation>الحذف</translation>
    </message>
    <message>
        <source>restore</source>
        <comment>Undo …</comment>
        <translation>الاستعادة</translation>
    </message>
    <message>
        <source>rename</source>
        <comment>Undo …</comment>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>star</source>
        <comment>Undo …</comment>
        <translation>التمييز بنجمة</translation>
    </message>
    <message>
        <source>unstar</source>
        <comment>Undo …</comment>
        <translation>إزالة النجمة</translation>
    </message>
    <message>
        <source>add preset</source>
        <comment>Undo …</comment>
        <translation>إضافة إعداد جاهز</translation>
    </message>
    <message>
        <source>import preset</source>
        <comment>Undo …</comment>
        <translation>استيراد إعداد جاهز</translation>
    </message>
    <message>
        <source>edit preset</source>
        <comment>Undo …</comment>
        <translation>تعديل إعداد جاهز</translation>
    </message>
    <message>
        <source>rename preset</source>
        <comment>Undo …</comment>
        <translation>إعادة تسمية إعداد جاهز</translation>
    </message>
    <message>
        <source>delete preset</source>
        <comment>Undo …</comment>
        <translation>حذف إعداد جاهز</translation>
    </message>
    <message>
        <source>reset preset</source>
        <comment>Undo …</comment>
        <translation>إعادة ضبط إعداد جاهز</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>تراجع عن %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>إعادة %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>replace selection</source>
        <comment>Undo …</comment>
        <translation>استبدال التحديد</translation>
    </message>
    <message>
        <source>make a loop</source>
        <comment>Undo …</comment>
        <translation>إنشاء حلقة</translation>
    </message>
    <message>
        <source>trim</source>
        <comment>Undo …</comment>
        <translation>القص</translation>
    </message>
</context>
<context>
    <name>arioso::ui::EditViewModel</name>
    <message>
        <source>No beat was found in this take, so it can&apos;t be cut to bars.</source>
        <translation>لم يُعثر على نبض في هذه المقطوعة، فلا يمكن قصها إلى موازير.</translation>
    </message>
    <message>
        <source>The tempo of this take is still being measured.</source>
        <translation>ما زالت سرعة هذه المقطوعة تُقاس.</translation>
    </message>
    <message>
        <source>Choose a take with a steady beat.</source>
        <translation>اختر مقطوعة ذات نبض منتظم.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>أعد المحاولة بعد لحظة.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>The take is too short for this many bars.</source>
        <translation>المقطوعة أقصر من هذا العدد من الموازير.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bar(s) at %1, %2</source>
        <translation>
            <numerusform>لا موازير بسرعة %1، %2</numerusform>
            <numerusform>مازورة واحدة بسرعة %1، %2</numerusform>
            <numerusform>مازورتان بسرعة %1، %2</numerusform>
            <numerusform>%Ln موازير بسرعة %1، %2</numerusform>
            <numerusform>%Ln مازورة بسرعة %1، %2</numerusform>
            <numerusform>%Ln مازورة بسرعة %1، %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::ExportOptions</name>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>ملفات %1 ‎(*.%2)</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>ملف صغير</translation>
    </message>
    <message>
        <source>For previews and messages.</source>
        <translation>للمعاينة والرسائل.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>قياسية</translation>
    </message>
    <message>
        <source>Hard to tell from the original.</source>
        <translation>يصعب تمييزها من الأصل.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالية</translation>
    </message>
    <message>
        <source>The largest file.</source>
        <translation>أكبر الملفات حجمًا.</translation>
    </message>
    <message>
        <source>WAV, 16-bit</source>
        <translation>⁨WAV⁩، ١٦ بت</translation>
    </message>
    <message>
        <source>CD quality; opens everywhere.</source>
        <translation>يُفتح في كل مكان؛ بجودة القرص المضغوط.</translation>
    </message>
    <message>
        <source>WAV, 24-bit</source>
        <translation>⁨WAV⁩، ٢٤ بت</translation>
    </message>
    <message>
        <source>Opens nearly everywhere; best for editing.</source>
        <translation>يُفتح في كل مكان تقريبًا؛ الأفضل للتحرير.</translation>
    </message>
    <message>
        <source>WAV, 32-bit float</source>
        <translation>⁨WAV⁩، ٣٢ بت بفاصلة عائمة</translation>
    </message>
    <message>
        <source>Exactly the generated samples; the largest file.</source>
        <translation>العينات كما وُلّدت تمامًا؛ أكبر الملفات حجمًا.</translation>
    </message>
    <message>
        <source>FLAC, 24-bit</source>
        <translation>⁨FLAC⁩، ٢٤ بت</translation>
    </message>
    <message>
        <source>As good as WAV at about half the size.</source>
        <translation>بجودة ⁨WAV⁩ وبنحو نصف الحجم.</translation>
    </message>
    <message>
        <source>FLAC, 16-bit</source>
        <translation>⁨FLAC⁩، ١٦ بت</translation>
    </message>
    <message>
        <source>The smallest lossless file.</source>
        <translation>أصغر ملف بلا فقدان.</translation>
    </message>
    <message>
        <source>Lossy; plays everywhere.</source>
        <translation>بفقدان؛ يُشغَّل في كل مكان.</translation>
    </message>
    <message>
        <source>Lossy; for games and the web.</source>
        <translation>بفقدان؛ للألعاب والويب.</translation>
    </message>
    <message>
        <source>Lossy; the smallest files. Always at 48 kHz.</source>
        <translation>بفقدان؛ أصغر الملفات. دائمًا بمعدل ٤٨ كيلوهرتز.</translation>
    </message>
    <message>
        <source>%1 kHz, the model&apos;s</source>
        <translation>%1 كيلوهرتز، كما في النموذج</translation>
    </message>
    <message>
        <source>The model&apos;s</source>
        <translation>كما في النموذج</translation>
    </message>
    <message>
        <source>The generated samples, unconverted.</source>
        <translation>العينات كما وُلّدت، بلا تحويل.</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 كيلوهرتز</translation>
    </message>
    <message>
        <source>For music and CDs.</source>
        <translation>للموسيقى والأقراص المضغوطة.</translation>
    </message>
    <message>
        <source>For video and most audio projects.</source>
        <translation>للفيديو ومعظم مشاريع الصوت.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::ExportViewModel</name>
    <message>
        <source>The whole take, %1</source>
        <translation>المقطوعة كلها، %1</translation>
    </message>
    <message>
        <source>The selected part, from %1 to %2</source>
        <translation>الجزء المحدد، من %1 إلى %2</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>حُفظ باسم «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>إظهار الملف</translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation>إعادة التصدير…</translation>
    </message>
    <message>
        <source>Saved as “%1”, lowered by %2 dB to fit.</source>
        <translation>حُفظ باسم «⁨%1⁩» بعد خفضه %2 ديسيبل ليتسع.</translation>
    </message>
    <message>
        <source>Lower to fit: the whole file is %1 dB quieter</source>
        <translation>خفض المستوى ليتسع: الملف كله أخفض بمقدار %1 ديسيبل</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation>
            <numerusform>لا مقطوعات</numerusform>
            <numerusform>مقطوعة واحدة</numerusform>
            <numerusform>مقطوعتان</numerusform>
            <numerusform>%Ln مقطوعات</numerusform>
            <numerusform>%Ln مقطوعة</numerusform>
            <numerusform>%Ln مقطوعة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 takes saved.</source>
        <translation>حُفظت %1 من %2 من المقطوعات.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) saved.</source>
        <translation>
            <numerusform>لم تُحفظ أي مقطوعة.</numerusform>
            <numerusform>حُفظت مقطوعة واحدة.</numerusform>
            <numerusform>حُفظت مقطوعتان.</numerusform>
            <numerusform>حُفظت %Ln مقطوعات.</numerusform>
            <numerusform>حُفظت %Ln مقطوعة.</numerusform>
            <numerusform>حُفظت %Ln مقطوعة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them were lowered to fit.</source>
        <translation>
            <numerusform>لم تُخفض أي منها.</numerusform>
            <numerusform>خُفضت واحدة منها لتتسع.</numerusform>
            <numerusform>خُفضت اثنتان منها لتتسعا.</numerusform>
            <numerusform>خُفضت %Ln منها لتتسع.</numerusform>
            <numerusform>خُفضت %Ln منها لتتسع.</numerusform>
            <numerusform>خُفضت %Ln منها لتتسع.</numerusform>
        </translation>
    </message>
    <message>
        <source>Louder than full scale: true peak %1 dBTP, sample peak %2 dBFS.</source>
        <translation>أعلى من المدى الكامل: الذروة الحقيقية ⁨%1 dBTP⁩، ذروة العينات ⁨%2 dBFS⁩.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::GenerationViewModel</name>
    <message>
        <source>Choose a model first.</source>
        <translation>اختر نموذجًا أولًا.</translation>
    </message>
    <message>
        <source>The audio to continue is still being read.</source>
        <translation>ما زالت قراءة الصوت المراد إكماله جارية.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>جارٍ تحميل النموذج…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Reading the prompt…</source>
        <translation>جارٍ قراءة الوصف…</translation>
    </message>
    <message>
        <source>Analyzing audio…</source>
        <translation>جارٍ تحليل الصوت…</translation>
    </message>
    <message>
        <source>Generating: %1%</source>
        <translation>جارٍ التوليد: %1٪</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 خطوة/ث</translation>
    </message>
    <message>
        <source>%1 (%2× real time)</source>
        <translation>%1 (%2 × الزمن الحقيقي)</translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>مضى %1</translation>
    </message>
    <message>
        <source>%1 elapsed, about %2 left</source>
        <translation>مضى %1، بقي نحو %2</translation>
    </message>
    <message>
        <source>This take followed the melody of “%1”.</source>
        <translation>تبعت هذه المقطوعة لحن «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Open that file as the melody, then regenerate the take.</source>
        <translation>افتح ذلك الملف لحنًا، ثم ولّد المقطوعة من جديد.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>⁨%1⁩ (%2)</translation>
    </message>
    <message numerus="yes">
        <source>The queue is full (%Ln job(s)). Wait for a job to finish, or cancel one.</source>
        <translation>
            <numerusform>قائمة الانتظار ممتلئة. انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة (مهمة واحدة). انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة (مهمتان). انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة (%Ln مهام). انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة (%Ln مهمة). انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</numerusform>
            <numerusform>قائمة الانتظار ممتلئة (%Ln مهمة). انتظر حتى تنتهي مهمة، أو ألغِ واحدة.</numerusform>
        </translation>
    </message>
    <message>
        <source>This take was generated with %1, but %2 is selected. The result will be different.</source>
        <translation>وُلّدت هذه المقطوعة بالنموذج ⁨%1⁩، لكن المختار هو ⁨%2⁩. ستكون النتيجة مختلفة.</translation>
    </message>
    <message>
        <source>Select %1 to get the same take again.</source>
        <translation>اختر ⁨%1⁩ للحصول على المقطوعة نفسها.</translation>
    </message>
    <message>
        <source>Generate anyway</source>
        <translation>توليد على أي حال</translation>
    </message>
    <message>
        <source>The last third of “%1” is silent.</source>
        <translation>الثلث الأخير من «⁨%1⁩» صامت.</translation>
    </message>
    <message>
        <source>Regenerate it with another seed, or generate a shorter take.</source>
        <translation>أعد التوليد ببذرة أخرى، أو ولّد مقطوعة أقصر.</translation>
    </message>
    <message>
        <source>The take that “%1” was made from was deleted.</source>
        <translation>حُذفت المقطوعة التي أُنشئت منها «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Restore it from the deleted takes, then try again.</source>
        <translation>استعدها من المقطوعات المحذوفة ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Generating until you stop: %1 so far</source>
        <translation>جارٍ التوليد حتى توقفه: %1 حتى الآن</translation>
    </message>
    <message>
        <source>“%1” is a part of another take, so there&apos;s nothing to generate again.</source>
        <translation>المقطوعة «%1» جزء من مقطوعة أخرى، فلا شيء يُعاد توليده.</translation>
    </message>
    <message>
        <source>Regenerate the original take, or make this one longer.</source>
        <translation>أعد توليد المقطوعة الأصلية، أو أطِل هذه.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::JobNotification</name>
    <message>
        <source>“%1” is ready</source>
        <translation>«%1» جاهزة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s), %1</source>
        <translation>
            <numerusform>لا مقطوعات، %1</numerusform>
            <numerusform>مقطوعة واحدة، %1</numerusform>
            <numerusform>مقطوعتان، %1</numerusform>
            <numerusform>%Ln مقطوعات، %1</numerusform>
            <numerusform>%Ln مقطوعة، %1</numerusform>
            <numerusform>%Ln مقطوعة، %1</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” couldn&apos;t be generated</source>
        <translation>تعذّر توليد «%1»</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
</context>
<context>
    <name>arioso::ui::LibraryInUse</name>
    <message>
        <source>Another program has been using the library “%1” since %2.</source>
        <translation>يستخدم برنامج آخر المكتبة «%1» منذ %2.</translation>
    </message>
    <message>
        <source>%1 (process %2) has been using the library “%3” since %4 and doesn&apos;t respond.</source>
        <translation>يستخدم %1 (العملية %2) المكتبة «%3» منذ %4 ولا يستجيب.</translation>
    </message>
    <message>
        <source>%1 on the computer “%2” has been using the library “%3” since %4.</source>
        <translation>يستخدم %1 على الحاسوب «%2» المكتبة «%3» منذ %4.</translation>
    </message>
    <message>
        <source>If it isn&apos;t running anymore, open the library anyway. If it is, changes made by one of the two programs can get lost.</source>
        <translation>إذا لم يعد يعمل، فافتح المكتبة على أي حال. وإذا كان يعمل، فقد تضيع تغييرات أحد البرنامجين.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelNotices</name>
    <message>
        <source>“%1” can&apos;t be used as a model.</source>
        <translation>لا يمكن استخدام «⁨%1⁩» نموذجًا.</translation>
    </message>
    <message>
        <source>%1 couldn&apos;t be loaded: %2</source>
        <translation>تعذّر تحميل ⁨%1⁩: ⁨%2⁩</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>اختيار نموذج…</translation>
    </message>
    <message>
        <source>Close other programs, or use %1, which is smaller.</source>
        <translation>أغلق برامج أخرى، أو استخدم %1 فهو أصغر.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>استخدام ⁨%1⁩</translation>
    </message>
    <message>
        <source>With “%1” it needs less memory.</source>
        <translation>مع «%1» يحتاج إلى ذاكرة أقل.</translation>
    </message>
    <message>
        <source>Load it with %1</source>
        <translation>تحميله مع %1</translation>
    </message>
    <message numerus="yes">
        <source>The model is ready, with %Ln note(s).</source>
        <translation>
            <numerusform>النموذج جاهز، بلا ملاحظات.</numerusform>
            <numerusform>النموذج جاهز، مع ملاحظة واحدة.</numerusform>
            <numerusform>النموذج جاهز، مع ملاحظتين.</numerusform>
            <numerusform>النموذج جاهز، مع %Ln ملاحظات.</numerusform>
            <numerusform>النموذج جاهز، مع %Ln ملاحظة.</numerusform>
            <numerusform>النموذج جاهز، مع %Ln ملاحظة.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” can&apos;t be used yet.</source>
        <translation>لا يمكن استخدام «%1» بعد.</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>تنزيل %1</translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelWork</name>
    <message>
        <source>Verifying %1: %2%</source>
        <translation>جارٍ التحقق من ⁨%1⁩: %2٪</translation>
    </message>
    <message>
        <source>Converting %1: %2%</source>
        <translation>جارٍ تحويل ⁨%1⁩: %2٪</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of %1 are corrupted or missing.</source>
        <translation>
            <numerusform>لا ملفات تالفة أو مفقودة من %1.</numerusform>
            <numerusform>ملف واحد من %1 تالف أو مفقود.</numerusform>
            <numerusform>ملفان من %1 تالفان أو مفقودان.</numerusform>
            <numerusform>%Ln ملفات من %1 تالفة أو مفقودة.</numerusform>
            <numerusform>%Ln ملفًا من %1 تالفة أو مفقودة.</numerusform>
            <numerusform>%Ln ملف من %1 تالفة أو مفقودة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the model and download it again.</source>
        <translation>احذف النموذج ونزّله من جديد.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is intact: %Ln file(s) verified.</source>
        <translation>
            <numerusform>%1 سليم: لا ملفات للمقارنة.</numerusform>
            <numerusform>%1 سليم: الملف كما نُشر.</numerusform>
            <numerusform>%1 سليم: الملفان كما نُشرا.</numerusform>
            <numerusform>%1 سليم: %Ln ملفات كما نُشرت.</numerusform>
            <numerusform>%1 سليم: %Ln ملفًا كما نُشرت.</numerusform>
            <numerusform>%1 سليم: %Ln ملف كما نُشرت.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no checksums for %1, so its files can&apos;t be verified.</source>
        <translation>لا تُعرف مجاميع تحقق لـ %1، فلا يمكن مقارنة ملفاته.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::ModelsViewModel</name>
    <message>
        <source>Searched in %1.</source>
        <translation>جرى البحث في ⁨%1⁩.</translation>
    </message>
    <message>
        <source>It doesn&apos;t contain a MusicGen model.</source>
        <translation>لا يوجد فيه نموذج ⁨MusicGen⁩.</translation>
    </message>
    <message>
        <source>It isn&apos;t on this computer.</source>
        <translation>ليس على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>It contains a different kind of model (%1).</source>
        <translation>فيه نموذج من نوع آخر (⁨%1⁩).</translation>
    </message>
    <message>
        <source>It doesn&apos;t contain a MusicGen model. A model folder has config.json and model.safetensors.</source>
        <translation>لا يوجد فيه نموذج ⁨MusicGen⁩، أي مجلد يضم ⁦config.json⁩ و⁦model.safetensors⁩.</translation>
    </message>
    <message>
        <source>no model selected</source>
        <translation>لم يُختر نموذج</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>غير محمّل</translation>
    </message>
    <message>
        <source>loading %1%</source>
        <translation>جارٍ التحميل %1٪</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>couldn&apos;t be loaded</source>
        <translation>تعذّر تحميله</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختر نموذجًا</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>‏⁨%1⁩، ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>model, how it computes, state</comment>
        <translation>‏⁨%1⁩ · ⁨%2⁩ · ⁨%3⁩</translation>
    </message>
</context>
<context>
    <name>arioso::ui::Notices</name>
    <message>
        <source>%1: %2</source>
        <translation>‏⁨%1⁩: ⁨%2⁩</translation>
    </message>
</context>
<context>
    <name>arioso::ui::NumberSetting</name>
    <message>
        <source>%1 is too long here; using %2.</source>
        <translation>القيمة %1 أطول مما يتسع له المجال: تُستخدم %2.</translation>
    </message>
    <message>
        <source>“%1” isn&apos;t a number. Kept %2.</source>
        <translation>«⁨%1⁩» ليس عددًا: تبقى القيمة %2.</translation>
    </message>
    <message>
        <source>%1 is too high: changed to %2.</source>
        <translation>القيمة %1 أعلى من المسموح: غُيّرت إلى %2.</translation>
    </message>
    <message>
        <source>%1 is too low: changed to %2.</source>
        <translation>القيمة %1 أدنى من المسموح: غُيّرت إلى %2.</translation>
    </message>
    <message>
        <source>Only whole numbers: changed to %1.</source>
        <translation>أعداد صحيحة فقط: غُيّرت القيمة إلى %1.</translation>
    </message>
    <message>
        <source>“%1” isn&apos;t a duration. Kept %2.</source>
        <translation>«%1» ليست مدة. بقيت القيمة %2.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::OutputDevices</name>
    <message>
        <source>System default</source>
        <translation>الافتراضي في النظام</translation>
    </message>
</context>
<context>
    <name>arioso::ui::PlayerViewModel</name>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>قيد التشغيل</translation>
    </message>
    <message>
        <source>Buffering</source>
        <translation>جارٍ التخزين المؤقت</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>اختيار غيره</translation>
    </message>
    <message>
        <source>The audio device “%1” was disconnected.</source>
        <translation>فُصل جهاز الصوت «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Playback is paused. Press Play to continue on another device.</source>
        <translation>أُوقف التشغيل مؤقتًا. اضغط «تشغيل» للمتابعة على جهاز آخر.</translation>
    </message>
    <message>
        <source>Playback is paused. Connect a device, then press Play.</source>
        <translation>أُوقف التشغيل مؤقتًا. صِل جهازًا ثم اضغط «تشغيل».</translation>
    </message>
    <message>
        <source>The audio device can&apos;t be used.</source>
        <translation>لا يمكن استخدام جهاز الصوت.</translation>
    </message>
    <message>
        <source>No audio device was found.</source>
        <translation>لم يُعثر على جهاز صوت.</translation>
    </message>
    <message>
        <source>Try again in a few seconds, choose another device, or restart Arioso.</source>
        <translation>أعد المحاولة بعد ثوانٍ، أو اختر جهازًا آخر، أو أعد تشغيل Arioso.</translation>
    </message>
    <message>
        <source>Connect speakers or headphones, then press Play again.</source>
        <translation>صِل مكبرات صوت أو سماعات، ثم اضغط «تشغيل» مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::PresetDraft</name>
    <message>
        <source>Enter a name.</source>
        <translation>أدخل اسمًا.</translation>
    </message>
    <message numerus="yes">
        <source>The name is too long: at most %n character(s).</source>
        <translation>
            <numerusform>الاسم طويل جدًا: لا يُسمح بأي حرف.</numerusform>
            <numerusform>الاسم طويل جدًا: حرف واحد على الأكثر.</numerusform>
            <numerusform>الاسم طويل جدًا: حرفان على الأكثر.</numerusform>
            <numerusform>الاسم طويل جدًا: %Ln أحرف على الأكثر.</numerusform>
            <numerusform>الاسم طويل جدًا: %Ln حرفًا على الأكثر.</numerusform>
            <numerusform>الاسم طويل جدًا: %Ln حرف على الأكثر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The description is too long: at most %n character(s).</source>
        <translation>
            <numerusform>النبذة طويلة جدًا: لا يُسمح بأي حرف.</numerusform>
            <numerusform>النبذة طويلة جدًا: حرف واحد على الأكثر.</numerusform>
            <numerusform>النبذة طويلة جدًا: حرفان على الأكثر.</numerusform>
            <numerusform>النبذة طويلة جدًا: %Ln أحرف على الأكثر.</numerusform>
            <numerusform>النبذة طويلة جدًا: %Ln حرفًا على الأكثر.</numerusform>
            <numerusform>النبذة طويلة جدًا: %Ln حرف على الأكثر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The prompt is too long: at most %n character(s).</source>
        <translation>
            <numerusform>الوصف طويل جدًا: لا يُسمح بأي حرف.</numerusform>
            <numerusform>الوصف طويل جدًا: حرف واحد على الأكثر.</numerusform>
            <numerusform>الوصف طويل جدًا: حرفان على الأكثر.</numerusform>
            <numerusform>الوصف طويل جدًا: %Ln أحرف على الأكثر.</numerusform>
            <numerusform>الوصف طويل جدًا: %Ln حرفًا على الأكثر.</numerusform>
            <numerusform>الوصف طويل جدًا: %Ln حرف على الأكثر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>arioso::ui::PresetsViewModel</name>
    <message numerus="yes">
        <source>%n preset(s) couldn&apos;t be read.</source>
        <translation>
            <numerusform>قُرئت كل الإعدادات الجاهزة.</numerusform>
            <numerusform>تعذّرت قراءة إعداد جاهز واحد.</numerusform>
            <numerusform>تعذّرت قراءة إعدادين جاهزين.</numerusform>
            <numerusform>تعذّرت قراءة %Ln إعدادات جاهزة.</numerusform>
            <numerusform>تعذّرت قراءة %Ln إعدادًا جاهزًا.</numerusform>
            <numerusform>تعذّرت قراءة %Ln إعداد جاهز.</numerusform>
        </translation>
    </message>
    <message>
        <source>The files weren&apos;t changed; the details list them.</source>
        <translation>لم تتغيّر الملفات؛ أسماؤها في التفاصيل.</translation>
    </message>
    <message>
        <source>%1 •</source>
        <comment>the preset has been modified</comment>
        <translation>‏⁨%1⁩ •</translation>
    </message>
    <message>
        <source>The preset “%1” was deleted.</source>
        <translation>حُذف الإعداد الجاهز «⁨%1⁩».</translation>
    </message>
    <message>
        <source>The preset “%1” was reset.</source>
        <translation>أُعيد ضبط الإعداد الجاهز «⁨%1⁩».</translation>
    </message>
    <message>
        <source>All built-in presets were reset.</source>
        <translation>أُعيد ضبط كل الإعدادات الجاهزة المضمّنة.</translation>
    </message>
    <message>
        <source>The preset “%1” was imported.</source>
        <translation>استُورد الإعداد الجاهز «⁨%1⁩».</translation>
    </message>
    <message>
        <source>Apply it</source>
        <translation>تطبيقه</translation>
    </message>
    <message>
        <source>The preset “%1” was exported to “%2”.</source>
        <translation>صُدِّر الإعداد الجاهز «⁨%1⁩» إلى «⁨%2⁩».</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>مضمّنة</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>إعداداتي الجاهزة</translation>
    </message>
    <message>
        <source>Presets couldn&apos;t be saved: %1</source>
        <translation>تعذر حفظ الإعدادات الجاهزة: ⁨%1⁩</translation>
    </message>
    <message>
        <source>The preset “%1” couldn&apos;t be saved: %2</source>
        <translation>تعذر حفظ الإعداد الجاهز «⁨%1⁩»: ⁨%2⁩</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>arioso::ui::QueueModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation>
            <numerusform>لا مقطوعات</numerusform>
            <numerusform>مقطوعة واحدة</numerusform>
            <numerusform>مقطوعتان</numerusform>
            <numerusform>%Ln مقطوعات</numerusform>
            <numerusform>%Ln مقطوعة</numerusform>
            <numerusform>%Ln مقطوعة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 s</source>
        <translation>%1، %2 ث</translation>
    </message>
    <message>
        <source>%1, until stopped</source>
        <translation>مدة مفتوحة، %1</translation>
    </message>
</context>
<context>
    <name>arioso::ui::RecentFiles</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 في %2</translation>
    </message>
</context>
<context>
    <name>arioso::ui::RequestViewModel</name>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 من %2 حرف</translation>
    </message>
    <message>
        <source>%1 (the end will be cut off)</source>
        <translation>%1: تُهمل النهاية</translation>
    </message>
    <message>
        <source>Words this model doesn&apos;t know: %1</source>
        <comment>words of the prompt</comment>
        <translation>لا يعرف هذا النموذج: %1</translation>
    </message>
</context>
<context>
    <name>arioso::ui::SeedSetting</name>
    <message>
        <source>“%1” isn&apos;t a valid seed. Enter a whole number from 0 to %2.</source>
        <translation>«⁨%1⁩» لا يصلح بذرة: يجب أن تكون عددًا صحيحًا من ⁦0⁩ إلى ⁦%2⁩.</translation>
    </message>
</context>
<context>
    <name>arioso::ui::SettingsForm</name>
    <message>
        <source>Random</source>
        <translation>عشوائي</translation>
    </message>
    <message>
        <source>top-k off</source>
        <translation>⁦top-k⁩ معطّل</translation>
    </message>
    <message>
        <source>top-k %1</source>
        <translation>⁨top-k⁩ %1</translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation>⁨top-p⁩ %1</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>الأرجح دائمًا</translation>
    </message>
    <message>
        <source>seed fixed</source>
        <translation>بذرة ثابتة</translation>
    </message>
    <message>
        <source>seed random</source>
        <translation>بذرة عشوائية</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>No effect while guidance is off (1 or less).</source>
        <translation>لا أثر له ما دام الالتزام بالوصف متوقفًا (١ أو أقل).</translation>
    </message>
    <message>
        <source>exclude set</source>
        <comment>a negative prompt is set</comment>
        <translation>مع استبعاد</translation>
    </message>
</context>
<context>
    <name>arioso::ui::SleepInhibitor</name>
    <message>
        <source>Generating music</source>
        <translation>جارٍ توليد الموسيقى</translation>
    </message>
</context>
<context>
    <name>arioso::ui::StageViewModel</name>
    <message>
        <source>Starting…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Buffering… %1 ahead</source>
        <translation>جارٍ التخزين المؤقت… %1</translation>
    </message>
    <message>
        <source>%1 buffered · generating at %2×, playback may pause</source>
        <translation>%1 في المخزن المؤقت · سرعة التوليد %2×، وقد يتوقف التشغيل</translation>
    </message>
    <message>
        <source>%1 buffered</source>
        <translation>%1 في المخزن المؤقت</translation>
    </message>
    <message>
        <source>%1 generated</source>
        <translation>وُلّد %1</translation>
    </message>
    <message>
        <source>Generating · %1</source>
        <translation>جارٍ التوليد · %1</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>جارٍ التوليد</translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakeDetailsModel</name>
    <message>
        <source>%1, stopped early</source>
        <translation>%1، أُوقفت مبكرًا</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>ستيريو</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>مونو</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>%1 Hz, %2</source>
        <translation>%1 هرتز، ⁨%2⁩</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
    <message>
        <source>Arioso version</source>
        <translation>إصدار التطبيق</translation>
    </message>
    <message>
        <source>a deleted take</source>
        <translation>مقطوعة محذوفة</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>⁨%1⁩، من %2 إلى %3</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>المهايئ</translation>
    </message>
    <message>
        <source>for %1, strength %2</source>
        <translation>للنموذج %1، القوة %2</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>no beat found</source>
        <translation>لا نبض فيها</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>الشدة</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>الذروة</translation>
    </message>
    <message>
        <source>%1 dBFS, true peak %2 dBTP</source>
        <translation>الذروة %1 dBFS، والذروة الحقيقية %2 dBTP</translation>
    </message>
    <message numerus="yes">
        <source>%1, a loop of %Ln bar(s) at %2</source>
        <translation>
            <numerusform>%1، حلقة بلا موازير بسرعة %2</numerusform>
            <numerusform>%1، حلقة من مازورة واحدة بسرعة %2</numerusform>
            <numerusform>%1، حلقة من مازورتين بسرعة %2</numerusform>
            <numerusform>%1، حلقة من %Ln موازير بسرعة %2</numerusform>
            <numerusform>%1، حلقة من %Ln مازورة بسرعة %2</numerusform>
            <numerusform>%1، حلقة من %Ln مازورة بسرعة %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, replaced from %2 to %3</source>
        <translation>%1، استُبدل الجزء من %2 إلى %3</translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakeFilterModel</name>
    <message numerus="yes">
        <source>%Ln continuation(s), collapsed</source>
        <translation>
            <numerusform>لا تكملات، مطوية</numerusform>
            <numerusform>تكملة واحدة، مطوية</numerusform>
            <numerusform>تكملتان، مطويتان</numerusform>
            <numerusform>تكملات %Ln، مطوية</numerusform>
            <numerusform>تكملات %Ln، مطوية</numerusform>
            <numerusform>تكملات %Ln، مطوية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln continuation(s), expanded</source>
        <translation>
            <numerusform>لا تكملات، ظاهرة</numerusform>
            <numerusform>تكملة واحدة، ظاهرة</numerusform>
            <numerusform>تكملتان، ظاهرتان</numerusform>
            <numerusform>تكملات %Ln، ظاهرة</numerusform>
            <numerusform>تكملات %Ln، ظاهرة</numerusform>
            <numerusform>تكملات %Ln، ظاهرة</numerusform>
        </translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>المستوى %1</translation>
    </message>
</context>
<context>
    <name>arioso::ui::TakesViewModel</name>
    <message numerus="yes">
        <source>%Ln take(s)</source>
        <translation>
            <numerusform>لا مقطوعات</numerusform>
            <numerusform>مقطوعة واحدة</numerusform>
            <numerusform>مقطوعتان</numerusform>
            <numerusform>%Ln مقطوعات</numerusform>
            <numerusform>%Ln مقطوعة</numerusform>
            <numerusform>%Ln مقطوعة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>حُذفت «⁨%1⁩».</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) were deleted.</source>
        <translation>
            <numerusform>لم تُحذف أي مقطوعة.</numerusform>
            <numerusform>حُذفت مقطوعة واحدة.</numerusform>
            <numerusform>حُذفت مقطوعتان.</numerusform>
            <numerusform>حُذفت %Ln مقطوعات.</numerusform>
            <numerusform>حُذفت %Ln مقطوعة.</numerusform>
            <numerusform>حُذفت %Ln مقطوعة.</numerusform>
        </translation>
    </message>
    <message>
        <source>This take hasn&apos;t been saved yet.</source>
        <translation>لم تُحفظ هذه المقطوعة بعد.</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>انتظر لحظة ثم أعد المحاولة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) couldn&apos;t be read and aren&apos;t listed.</source>
        <translation>
            <numerusform>قُرئت كل المقطوعات.</numerusform>
            <numerusform>تعذّرت قراءة مقطوعة واحدة فلم تُدرج.</numerusform>
            <numerusform>تعذّرت قراءة مقطوعتين فلم تُدرجا.</numerusform>
            <numerusform>تعذّرت قراءة %Ln مقطوعات فلم تُدرج.</numerusform>
            <numerusform>تعذّرت قراءة %Ln مقطوعة فلم تُدرج.</numerusform>
            <numerusform>تعذّرت قراءة %Ln مقطوعة فلم تُدرج.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their folders weren&apos;t changed.</source>
        <translation>لم تتغيّر مجلداتها.</translation>
    </message>
    <message>
        <source>The takes folder</source>
        <translation>مجلد المقطوعات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln take(s) couldn&apos;t be saved: %1</source>
        <translation>
            <numerusform>حُفظت كل المقطوعات: ⁨%1⁩</numerusform>
            <numerusform>تعذّر حفظ مقطوعة واحدة: ⁨%1⁩</numerusform>
            <numerusform>تعذّر حفظ مقطوعتين: ⁨%1⁩</numerusform>
            <numerusform>تعذّر حفظ %Ln مقطوعات: ⁨%1⁩</numerusform>
            <numerusform>تعذّر حفظ %Ln مقطوعة: ⁨%1⁩</numerusform>
            <numerusform>تعذّر حفظ %Ln مقطوعة: ⁨%1⁩</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
</TS>

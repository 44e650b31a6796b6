// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/words.h"

namespace arioso::training {
namespace {

using W = std::string_view;

// Genres without a style of their own are assigned to the most similar style.
// clang-format off
constexpr std::array kLoFi{W("lo-fi"), W("lofi"), W("lo-fi hip hop"), W("lofi hip hop"), W("lofi beat"), W("chillhop"), W("hip hop"),
    W("hip hop beat"), W("chill beat"), W("study beats"), W("lo-fi beat"), W("trip hop"), W("r&b"), W("boom bap"), W("neo soul"),
    W("rap beat"), W("lofi hiphop"), W("downtempo")};
constexpr std::array kHouse{W("house"), W("deep house"), W("techno"), W("edm"), W("dance music"), W("electronic dance music"),
    W("club music"), W("trance"), W("disco"), W("electro"), W("house beat"), W("dance"), W("electronic"), W("party music"), W("eurodance"),
    W("drum and bass"), W("progressive house")};
constexpr std::array kAmbient{W("ambient"), W("ambient music"), W("soundscape"), W("drone"), W("meditation music"), W("new age"),
    W("space music"), W("atmospheric"), W("cinematic"), W("film score"), W("orchestral"), W("ambient pad"), W("sleep music"),
    W("relaxation music"), W("yoga music"), W("soundtrack"), W("ethereal")};
constexpr std::array kRock{W("rock"), W("hard rock"), W("heavy metal"), W("metal"), W("punk rock"), W("indie rock"), W("alternative rock"),
    W("grunge"), W("guitar rock"), W("punk"), W("rock and roll"), W("classic rock"), W("country rock"), W("pop rock"), W("80s rock"),
    W("guitar rock song")};
constexpr std::array kJazz{W("jazz"), W("swing"), W("bebop"), W("smooth jazz"), W("jazz trio"), W("swing jazz"), W("blues"), W("lounge"),
    W("jazz quartet"), W("cafe jazz"), W("big band"), W("jazz club"), W("bossa nova"), W("soul"), W("noir jazz")};
constexpr std::array kPiano{W("piano"), W("classical piano"), W("solo piano"), W("piano music"), W("classical music"), W("piano ballad"),
    W("romantic piano"), W("piano solo"), W("classical"), W("beautiful piano"), W("piano sonata"), W("etude"), W("nocturne"), W("ballad"),
    W("neoclassical")};
constexpr std::array kReggae{W("reggae"), W("dub"), W("roots reggae"), W("ska"), W("dancehall"), W("island music"), W("jamaican reggae"),
    W("reggae groove"), W("dub reggae"), W("reggaeton"), W("caribbean"), W("tropical")};
constexpr std::array kChiptune{W("chiptune"), W("8-bit"), W("8 bit"), W("video game music"), W("retro game music"), W("arcade"),
    W("game boy"), W("8-bit chiptune"), W("8 bit video game"), W("chip tune"), W("pixel game"), W("nes music"), W("nintendo"), W("16-bit"),
    W("platformer game music")};
constexpr std::array kSynthwave{W("synthwave"), W("80s synth"), W("retrowave"), W("outrun"), W("80s"), W("synth pop"), W("new wave"),
    W("80s electronic"), W("vaporwave"), W("80s pop"), W("retro synth"), W("cyberpunk"), W("darkwave"), W("pop"), W("80s synth pop"),
    W("synthpop")};

constexpr std::array kPianoWords{W("piano"), W("grand piano"), W("acoustic piano"), W("keys"), W("piano chords"), W("pianos")};
constexpr std::array kElectricPianoWords{W("electric piano"), W("rhodes"), W("rhodes piano"), W("keys"), W("warm keys")};
constexpr std::array kOrganWords{W("organ"), W("hammond organ"), W("organ chords"), W("hammond")};
constexpr std::array kNylonWords{W("acoustic guitar"), W("nylon guitar"), W("guitar"), W("soft guitar"), W("spanish guitar")};
constexpr std::array kCleanWords{W("electric guitar"), W("clean guitar"), W("guitar"), W("guitar chords"), W("rhythm guitar")};
constexpr std::array kDistortedWords{W("distorted guitar"), W("electric guitar"), W("heavy guitars"), W("guitar riff"), W("power chords"),
    W("loud guitars"), W("guitar")};
constexpr std::array kAcousticBassWords{W("double bass"), W("upright bass"), W("walking bass"), W("bass"), W("contrabass")};
constexpr std::array kElectricBassWords{W("bass guitar"), W("bass"), W("electric bass"), W("groovy bass"), W("bassline"), W("deep bass")};
constexpr std::array kSynthBassWords{W("synth bass"), W("bass"), W("deep bass"), W("bassline"), W("heavy bass"), W("pulsing bass")};
constexpr std::array kSquareWords{W("square synth"), W("square wave"), W("8-bit synth"), W("chip sounds"), W("bleeps"), W("arpeggio"),
    W("square lead"), W("beeps")};
constexpr std::array kSawWords{W("synth lead"), W("saw lead"), W("synthesizer"), W("synth"), W("synths"), W("lead synth"), W("synth melody")};
constexpr std::array kStringsWords{W("strings"), W("violins"), W("string section"), W("orchestra"), W("violin"), W("cello"), W("string ensemble")};
constexpr std::array kPadWords{W("synth pad"), W("pad"), W("warm pad"), W("pads"), W("synth pads"), W("synthesizer"), W("synth")};
constexpr std::array kFluteWords{W("flute"), W("flute melody"), W("soft flute"), W("flutes")};
constexpr std::array kSaxophoneWords{W("saxophone"), W("sax"), W("sax solo"), W("saxophone melody"), W("tenor sax"), W("horn")};

constexpr std::array kAcousticKitWords{W("drums"), W("acoustic drums"), W("drum kit"), W("live drums"), W("percussion"), W("drum set")};
constexpr std::array kElectronicKitWords{W("drums"), W("electronic drums"), W("drum machine"), W("808 drums"), W("beats"), W("beat"),
    W("808"), W("kick and snare")};
constexpr std::array kNoDrums{W("no drums"), W("without drums"), W("no percussion"), W("no beat"), W("drumless"), W("beatless")};
constexpr std::array kDrumsAlone{W("drums only"), W("only drums"), W("drum loop"), W("drum solo"), W("just drums"), W("drum beat"),
    W("no melody")};

constexpr std::array kSlow{W("slow"), W("slow tempo"), W("relaxed tempo"), W("slowly"), W("very slow"), W("laid back"), W("laid-back")};
constexpr std::array kMedium{W("medium tempo"), W("mid-tempo"), W("moderate tempo"), W("medium"), W("walking pace"), W("midtempo")};
constexpr std::array kFast{W("fast"), W("uptempo"), W("fast tempo"), W("quick"), W("high tempo"), W("very fast"), W("fast paced"),
    W("up-tempo")};

constexpr std::array kMajorSlow{W("calm"), W("relaxing"), W("peaceful"), W("warm"), W("chill"), W("dreamy"), W("soft"), W("gentle"),
    W("soothing"), W("romantic"), W("beautiful"), W("hopeful"), W("mellow"), W("sweet"), W("cozy"), W("tender"), W("light"), W("quiet"),
    W("smooth"), W("sunny"), W("nostalgic"), W("serene"), W("tranquil"), W("lovely"), W("pretty")};
constexpr std::array kMajorMedium{W("happy"), W("uplifting"), W("warm"), W("positive"), W("bright"), W("feel good"), W("groovy"), W("sunny"),
    W("funky"), W("cool"), W("optimistic"), W("playful"), W("catchy"), W("light"), W("inspiring"), W("smooth"), W("cheerful"),
    W("hopeful"), W("summer"), W("feel-good"), W("nice")};
constexpr std::array kMajorFast{W("happy"), W("upbeat"), W("energetic"), W("cheerful"), W("fun"), W("joyful"), W("bright"), W("exciting"),
    W("catchy"), W("lively"), W("driving"), W("uplifting"), W("powerful"), W("triumphant"), W("heroic"), W("bouncy"), W("party"),
    W("euphoric"), W("playful"), W("victorious"), W("crazy"), W("loud")};
constexpr std::array kMinorSlow{W("sad"), W("melancholic"), W("moody"), W("emotional"), W("dark"), W("lonely"), W("mysterious"), W("somber"),
    W("melancholy"), W("haunting"), W("heartbreaking"), W("cold"), W("deep"), W("mournful"), W("gloomy"), W("nocturnal"), W("rainy"),
    W("creepy"), W("spooky"), W("wistful"), W("scary"), W("bittersweet")};
constexpr std::array kMinorMedium{W("moody"), W("dark"), W("serious"), W("mysterious"), W("brooding"), W("tense"), W("night"), W("sad"),
    W("emotional"), W("hypnotic"), W("melancholic"), W("suspenseful"), W("dramatic"), W("deep"), W("sexy"), W("eerie"), W("groovy")};
constexpr std::array kMinorFast{W("dark"), W("epic"), W("intense"), W("dramatic"), W("aggressive"), W("driving"), W("angry"), W("energetic"),
    W("urgent"), W("heavy"), W("powerful"), W("hard"), W("tense"), W("action"), W("battle"), W("furious"), W("hypnotic"), W("sinister"),
    W("wild"), W("evil")};

constexpr std::array kLoFiUses{W("to study to"), W("for studying"), W("for a rainy day"), W("to relax to"), W("for late nights"),
    W("for working"), W("for a coffee shop")};
constexpr std::array kHouseUses{W("for the dance floor"), W("for a party"), W("for a workout"), W("to dance to"), W("for the club"),
    W("for running")};
constexpr std::array kAmbientUses{W("for meditation"), W("for sleep"), W("for a film"), W("for yoga"), W("for a documentary"),
    W("background music"), W("to sleep to")};
constexpr std::array kRockUses{W("for a road trip"), W("for a workout"), W("for a trailer"), W("for a sports video"), W("for a concert")};
constexpr std::array kJazzUses{W("for a cafe"), W("for a restaurant"), W("for dinner"), W("in a bar"), W("for a night in the city")};
constexpr std::array kPianoUses{W("for a wedding"), W("for a film scene"), W("for reading"), W("for a love scene"), W("background music")};
constexpr std::array kReggaeUses{W("for the beach"), W("for summer"), W("for a holiday video"), W("for a sunny day")};
constexpr std::array kChiptuneUses{W("for a video game"), W("for a boss fight"), W("for a platformer"), W("for a game level"),
    W("for a puzzle game")};
constexpr std::array kSynthwaveUses{W("for a night drive"), W("for driving at night"), W("for a neon city"), W("from the 80s"),
    W("for a retro video")};

// The exact tempo first, then other common tempos that are mapped to it. 88 is the middle between the two tempos.
constexpr std::array kBeatsFast{125, 120, 128, 130, 126, 124, 122, 140, 150, 135, 110, 115, 100, 105, 90, 95, 107, 145, 160, 170, 174, 180};
constexpr std::array kBeatsSlow{62, 60, 63, 65, 64, 66, 70, 75, 72, 68, 78, 80, 83, 85, 82, 88, 58, 55, 50};

// Common words in prompts that describe no attribute.
constexpr std::array kOther{W("amazing"), W("awesome"), W("ambience"), W("atmosphere"), W("band"), W("best"), W("big"), W("breakdown"),
    W("bridge"), W("buildup"), W("chorus"), W("clean"), W("clear"), W("complex"), W("composition"), W("contemporary"),
    W("crisp"), W("delay"), W("detailed"), W("drop"), W("dynamic"), W("echo"), W("effects"), W("elements"), W("evolving"), W("experimental"),
    W("famous"), W("fantasy"), W("feel"), W("feeling"), W("feels"), W("female"), W("male"), W("festival"), W("full"), W("fusion"), W("future"),
    W("futuristic"), W("good"), W("great"), W("hall"), W("harmony"), W("hi-fi"), W("high quality"), W("hit"), W("hook"), W("hypnotizing"),
    W("immersive"), W("infused"), W("interesting"), W("intro"), W("intricate"), W("jam"), W("layered"), W("layers"), W("lead"), W("legendary"),
    W("live"), W("long"), W("lush"), W("magical"), W("massive"), W("mastered"), W("memorable"), W("minimal"), W("minimalist"), W("mix"),
    W("mixed"), W("modern"), W("mood"), W("movie"), W("new"), W("old"), W("old school"), W("organic"), W("original"), W("outro"),
    W("perfect"), W("polished"), W("popular"), W("professional"), W("progression"), W("pure"), W("quality"), W("raw"),
    W("recording"), W("repeating"), W("reverb"), W("rhythm"), W("rhythmic"), W("rich"), W("riff"), W("rising"), W("scene"), W("sequence"),
    W("short"), W("simple"), W("singer"), W("solo"), W("sounds"), W("spacious"), W("stereo"), W("studio"), W("style"), W("stylish"),
    W("subtle"), W("surprising"), W("textures"), W("theme"), W("tones"), W("traditional"), W("trailer"), W("trending"), W("underground"),
    W("unique"), W("urban"), W("verse"), W("vibes"), W("vibrant"), W("vintage"), W("viral"), W("vocals"), W("voice"), W("wide"), W("winter"),
    W("world"), W("young"), W("youtube"), W("commercial"), W("advert"), W("podcast"), W("vlog"), W("intro music"), W("children"), W("kids"),
    W("christmas"), W("halloween"), W("birthday"), W("love"), W("story"), W("adventure"), W("journey"), W("ocean"), W("forest"), W("nature"),
    W("rain"), W("morning"), W("evening"), W("autumn"), W("spring"), W("city"), W("desert"), W("mountains"), W("sky"), W("stars"), W("moon"),
    W("fire"), W("water"), W("dream"), W("memories"), W("hope"), W("freedom"), W("energy"), W("power"), W("speed"), W("chase"), W("war"),
    W("hero"), W("king"), W("horror"), W("thriller"), W("comedy"), W("western"), W("medieval"), W("celtic"), W("indian"), W("african"),
    W("latin"), W("asian"), W("japanese"), W("arabic"), W("irish"), W("french"), W("russian"), W("american"), W("british")};
// clang-format on

} // namespace

Words wordsFor(Style style)
{
    switch (style) {
    case Style::LoFi:
        return kLoFi;
    case Style::House:
        return kHouse;
    case Style::Ambient:
        return kAmbient;
    case Style::Rock:
        return kRock;
    case Style::Jazz:
        return kJazz;
    case Style::Piano:
        return kPiano;
    case Style::Reggae:
        return kReggae;
    case Style::Chiptune:
        return kChiptune;
    case Style::Synthwave:
        return kSynthwave;
    }
    return {};
}

Words wordsFor(Instrument instrument)
{
    static const std::array<Words, kInstruments> words{
        kPianoWords,     kElectricPianoWords, kOrganWords,        kNylonWords,     kCleanWords,
        kDistortedWords, kAcousticBassWords,  kElectricBassWords, kSynthBassWords, kSquareWords,
        kSawWords,       kStringsWords,       kPadWords,          kFluteWords,     kSaxophoneWords};
    return words[std::size_t(instrument)];
}

Words wordsFor(Kit kit)
{
    return kit == Kit::Acoustic ? Words(kAcousticKitWords) : Words(kElectronicKitWords);
}

Words wordsFor(Pace pace)
{
    switch (pace) {
    case Pace::Slow:
        return kSlow;
    case Pace::Medium:
        return kMedium;
    case Pace::Fast:
        return kFast;
    }
    return {};
}

Words moodsFor(Mode mode, Pace pace)
{
    switch (pace) {
    case Pace::Slow:
        return mode == Mode::Major ? Words(kMajorSlow) : Words(kMinorSlow);
    case Pace::Medium:
        return mode == Mode::Major ? Words(kMajorMedium) : Words(kMinorMedium);
    case Pace::Fast:
        return mode == Mode::Major ? Words(kMajorFast) : Words(kMinorFast);
    }
    return {};
}

std::span<const int> beatsFor(int framesPerStep)
{
    return framesPerStep <= 6 ? std::span<const int>(kBeatsFast) : std::span<const int>(kBeatsSlow);
}

Words wordsForNoDrums()
{
    return kNoDrums;
}

Words wordsForDrumsAlone()
{
    return kDrumsAlone;
}

Words otherWords()
{
    return kOther;
}

Words usesFor(Style style)
{
    switch (style) {
    case Style::LoFi:
        return kLoFiUses;
    case Style::House:
        return kHouseUses;
    case Style::Ambient:
        return kAmbientUses;
    case Style::Rock:
        return kRockUses;
    case Style::Jazz:
        return kJazzUses;
    case Style::Piano:
        return kPianoUses;
    case Style::Reggae:
        return kReggaeUses;
    case Style::Chiptune:
        return kChiptuneUses;
    case Style::Synthwave:
        return kSynthwaveUses;
    }
    return {};
}

} // namespace arioso::training

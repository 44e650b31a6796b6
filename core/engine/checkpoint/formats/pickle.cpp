// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/pickle.h"

#include "engine/api/error.h"
#include "engine/checkpoint/formats/pickle_calls.h"
#include "engine/files/json.h"

#include <cstring>
#include <unordered_map>

namespace arioso::engine {
namespace {

using Id = Pickle::Id;

constexpr std::size_t kMostValues =
    1'000'000;                            ///< also on the stack and in the memo; a large model needs 20 000
constexpr std::size_t kLongestLine = 256; ///< of the name of a module or class

/// The opcodes that PyTorch writes. All others are refused, such as text persistent ids, extensions and
/// instances.
enum Opcode : std::uint8_t {
    Mark = '(',
    Stop = '.',
    Pop = '0',
    PopMark = '1',
    Duplicate = '2',
    BinFloat = 'G',
    BinInt = 'J',
    BinInt1 = 'K',
    BinInt2 = 'M',
    PushNone = 'N',
    BinPersistentId = 'Q',
    Reduce = 'R',
    ShortBinString = 'U',
    BinUnicode = 'X',
    EmptyList = ']',
    Append = 'a',
    Build = 'b',
    Global = 'c',
    Appends = 'e',
    BinGet = 'h',
    LongBinGet = 'j',
    BinPut = 'q',
    LongBinPut = 'r',
    SetItem = 's',
    TupleOp = 't',
    SetItems = 'u',
    EmptyDict = '}',
    EmptyTuple = ')',
    Protocol = 0x80,
    NewObject = 0x81,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8A,
    ShortBinUnicode = 0x8C,
    EmptySet = 0x8F,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,
};

/// The stack machine that executes a pickle.
class Machine
{
public:
    Machine(std::string_view stream, const std::string& source, ForeignObjects foreign)
        : m_rest(stream), m_source(source), m_foreign(foreign)
    {
    }

    Pickle run()
    {
        if (next() != Protocol || (m_protocol = next()) < 2 || m_protocol > 5)
            fail("it does not begin with a pickle of protocol 2 to 5");
        for (;;) {
            const std::uint8_t code = next();
            if (code == Stop)
                break;
            if (!runConstant(code) && !runContainer(code) && !runMemo(code) && !runObject(code))
                fail("it contains the instruction " + std::to_string(int(code)) + ", which is not allowed");
        }
        if (m_stack.size() != 1 || !m_marks.empty())
            fail("it ends with " + std::to_string(m_stack.size()) + " values instead of one");
        if (!m_rest.empty())
            fail("there are bytes after its end");
        m_pickle.setRoot(m_stack.front());
        return std::move(m_pickle);
    }

private:
    [[noreturn]] void fail(const std::string& complaint) const { failPickle(m_source, complaint); }

    // The stream.

    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size())
            fail("the description of the tensors is incomplete");
        const std::string_view taken = m_rest.substr(0, std::size_t(count));
        m_rest.remove_prefix(std::size_t(count));
        return taken;
    }

    std::uint8_t next() { return std::uint8_t(take(1).front()); }

    template <typename T>
    T number()
    {
        T value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }

    double bigEndianDouble()
    {
        const std::uint64_t bits = __builtin_bswap64(number<std::uint64_t>());
        double value;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }

    /// Two's complement of up to eight bytes.
    std::int64_t longNumber()
    {
        const std::string_view bytes = take(next());
        if (bytes.size() > 8)
            fail("it contains a number of more than 64 bits");
        std::uint64_t value = !bytes.empty() && (bytes.back() & 0x80) != 0 ? ~std::uint64_t(0) : 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            value = (value << 8) | std::uint8_t(bytes[i]);
        return std::int64_t(value);
    }

    std::string line()
    {
        const std::size_t end = m_rest.substr(0, kLongestLine).find('\n');
        if (end == std::string_view::npos)
            fail("the name of a module or class is too long or incomplete");
        std::string text(take(end));
        (void)take(1);
        return text;
    }

    // The stack.

    void pushId(Id id)
    {
        if (m_stack.size() >= kMostValues)
            fail("it is nested too deeply");
        m_stack.push_back(id);
    }

    void push(Pickle::Value value) { pushId(add(std::move(value))); }

    Id add(Pickle::Value value)
    {
        checkCount();
        return m_pickle.add(std::move(value));
    }

    void checkCount() const
    {
        if (m_pickle.size() >= kMostValues)
            fail("it contains more than a million values");
    }

    /// Values below the last mark can't be popped, as in Python.
    Id pop()
    {
        if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
            fail("it uses a value that does not exist");
        const Id id = m_stack.back();
        m_stack.pop_back();
        return id;
    }

    Id top()
    {
        const Id id = pop();
        m_stack.push_back(id);
        return id;
    }

    std::vector<Id> popMarked()
    {
        if (m_marks.empty())
            fail("it uses a mark that does not exist");
        const auto begin = m_stack.begin() + std::ptrdiff_t(m_marks.back());
        std::vector<Id> items(begin, m_stack.end());
        m_stack.erase(begin, m_stack.end());
        m_marks.pop_back();
        return items;
    }

    std::vector<Id> popSeveral(std::size_t count)
    {
        std::vector<Id> items(count);
        while (count-- > 0)
            items[count] = pop();
        return items;
    }

    // The instructions. Each function returns false for instructions of another group.

    bool runConstant(std::uint8_t code)
    {
        switch (code) {
        case PushNone:
            push(Pickle::None{});
            return true;
        case NewTrue:
        case NewFalse:
            push(code == NewTrue);
            return true;
        case BinInt:
            push(std::int64_t(number<std::int32_t>()));
            return true;
        case BinInt1:
            push(std::int64_t(next()));
            return true;
        case BinInt2:
            push(std::int64_t(number<std::uint16_t>()));
            return true;
        case Long1:
            push(longNumber());
            return true;
        case BinFloat:
            push(bigEndianDouble());
            return true;
        case BinUnicode:
            push(std::string(take(number<std::uint32_t>())));
            return true;
        case ShortBinUnicode:
        case ShortBinString:
            push(std::string(take(next())));
            return true;
        case Frame: // only a hint for buffering
            (void)number<std::uint64_t>();
            return true;
        default:
            return false;
        }
    }

    bool runContainer(std::uint8_t code)
    {
        switch (code) {
        case Mark:
            if (m_marks.size() >= kMostValues)
                fail("it is nested too deeply");
            m_marks.push_back(m_stack.size());
            return true;
        case EmptyTuple:
        case EmptyList:
        case EmptySet:
            push(Pickle::Sequence{});
            return true;
        case EmptyDict:
            push(Pickle::Dict{});
            return true;
        case Tuple1:
        case Tuple2:
        case Tuple3:
            push(Pickle::Sequence{popSeveral(std::size_t(code) - Tuple1 + 1)});
            return true;
        case TupleOp:
            push(Pickle::Sequence{popMarked()});
            return true;
        case Append:
            append(popSeveral(1));
            return true;
        case Appends:
            append(popMarked());
            return true;
        case SetItem:
            setItems(popSeveral(2));
            return true;
        case SetItems:
            setItems(popMarked());
            return true;
        case Pop:
            if (!m_marks.empty() && m_stack.size() == m_marks.back())
                m_marks.pop_back();
            else
                (void)pop();
            return true;
        case PopMark:
            (void)popMarked();
            return true;
        case Duplicate:
            pushId(top());
            return true;
        default:
            return false;
        }
    }

    bool runMemo(std::uint8_t code)
    {
        switch (code) {
        case BinPut:
            put(next());
            return true;
        case LongBinPut:
            put(number<std::uint32_t>());
            return true;
        case Memoize:
            put(std::uint32_t(m_memo.size()));
            return true;
        case BinGet:
            get(next());
            return true;
        case LongBinGet:
            get(number<std::uint32_t>());
            return true;
        default:
            return false;
        }
    }

    bool runObject(std::uint8_t code)
    {
        switch (code) {
        case Global: {
            const std::string module = line();
            push(pickleSymbol(module, line(), m_source, m_foreign));
            return true;
        }
        case StackGlobal: {
            const std::vector<Id> names = popSeveral(2);
            push(pickleSymbol(text(names[0]), text(names[1]), m_source, m_foreign));
            return true;
        }
        case Reduce:
        case NewObject: {
            const std::vector<Id> call = popSeveral(2);
            checkCount();
            pushId(callPickled(m_pickle, call[0], call[1], m_source));
            return true;
        }
        case Build: {
            const Id state = pop();
            if (auto* object = std::get_if<Pickle::Object>(&m_pickle.at(top())))
                object->state = state;
            else if (m_foreign ==
                         ForeignObjects::Refuse && // attributes of a dictionary, as versions of modules
                     (!std::holds_alternative<Pickle::Dict>(m_pickle.at(state)) ||
                      !std::holds_alternative<Pickle::Dict>(m_pickle.at(top()))))
                fail("it sets attributes of a value that is not a dictionary");
            return true;
        }
        case BinPersistentId: {
            const Id id = pop();
            checkCount();
            pushId(pickledStorage(m_pickle, id, m_source));
            return true;
        }
        default:
            return false;
        }
    }

    void append(const std::vector<Id>& items)
    {
        if (std::holds_alternative<Pickle::Object>(m_pickle.at(top())))
            return;
        auto* list = std::get_if<Pickle::Sequence>(&m_pickle.at(top()));
        if (list == nullptr)
            fail("it appends to a value that is not a list");
        list->items.insert(list->items.end(), items.begin(), items.end());
    }

    void setItems(const std::vector<Id>& items)
    {
        if (std::holds_alternative<Pickle::Object>(m_pickle.at(top())))
            return;
        auto* dict = std::get_if<Pickle::Dict>(&m_pickle.at(top()));
        if (dict == nullptr || items.size() % 2 != 0)
            fail("it sets items of a value that is not a dictionary");
        for (std::size_t i = 0; i < items.size(); i += 2)
            dict->items.emplace_back(items[i], items[i + 1]);
    }

    void put(std::uint32_t place)
    {
        if (m_memo.size() >= kMostValues)
            fail("its memo has more than a million values");
        m_memo[place] = top();
    }

    void get(std::uint32_t place)
    {
        const auto found = m_memo.find(place);
        if (found == m_memo.end())
            fail("it reads a value from the memo that does not exist");
        pushId(found->second);
    }

    const std::string& text(Id id) const
    {
        const auto* name = std::get_if<std::string>(&m_pickle.at(id));
        if (name == nullptr || name->size() > kLongestLine)
            fail("the name of a module or class is not a short string");
        return *name;
    }

    std::string_view m_rest;
    const std::string& m_source;
    ForeignObjects m_foreign;
    std::uint8_t m_protocol = 0;
    Pickle m_pickle;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks; ///< heights of the stack
    std::unordered_map<std::uint32_t, Id> m_memo;
};

} // namespace

Pickle::Id Pickle::add(Value value)
{
    m_values.push_back(std::move(value));
    return Id(m_values.size() - 1);
}

Pickle readPickle(std::string_view stream, const std::string& source, ForeignObjects foreign)
{
    return Machine(stream, source, foreign).run();
}

} // namespace arioso::engine

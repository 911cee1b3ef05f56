using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LeadToCash.Banking;

/// <summary>
/// Reads camt.053 (ISO 20022, versions 02 and 08). No DTD is read and nothing outside of the file; of the document only one entry at a time is in memory. Entries
/// that are not booked yet are left out: they come again when they are.
/// </summary>
internal static class CamtReader
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";
    private const int MaximumCharacters = 64 * 1024 * 1024;
    private const int MaximumLines = 50_000;
    private const int MaximumDepth = 40;
    private static readonly string[] Versions = ["02", "08"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableStatementException">It is no such file; says in which line and element.</exception>
    public static IReadOnlyList<ParsedStatement> Read(Stream stream)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaximumCharacters,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        using XmlReader reader = XmlReader.Create(stream, settings);
        try
        {
            return ReadDocument(reader);
        }
        catch (XmlException failure)
        {
            throw new UnreadableStatementException(new StatementError(Math.Max(1, failure.LineNumber), "", $"It is no well-formed XML: {failure.Message}"));
        }
    }

    private static List<ParsedStatement> ReadDocument(XmlReader reader)
    {
        reader.MoveToContent();
        string version = Versions.FirstOrDefault(version => reader.NamespaceURI == Namespace + version)
            ?? throw Wrong(reader, reader.LocalName, $"The namespace is '{reader.NamespaceURI}'; camt.053.001.02 and camt.053.001.08 are read.");
        List<ParsedStatement> statements = [];
        int lines = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Stmt" })
            {
                statements.Add(ReadStatement(reader, "camt.053.001." + version, ref lines));
            }
            else if (reader.Depth > MaximumDepth)
            {
                throw Wrong(reader, reader.LocalName, "The elements are nested too deeply.");
            }
        }

        return statements.Count > 0 ? statements : throw new UnreadableStatementException(new StatementError(1, "Stmt", "The file has no statement."));
    }

    private static ParsedStatement ReadStatement(XmlReader reader, string format, ref int lines)
    {
        StatementParts parts = new();
        int depth = reader.Depth;
        bool isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            XElement part = Load(reader);
            parts.Add(part);
            lines += part.Name.LocalName == "Ntry" ? 1 : 0;
            if (lines > MaximumLines)
            {
                throw CamtElement.Wrong(part, $"A file has at most {MaximumLines:N0} entries; send it in parts.");
            }
        }

        return parts.ToStatement(format);
    }

    /// <summary>One element with all below it, and the line on which each begins; the reader stands behind it then.</summary>
    private static XElement Load(XmlReader reader)
    {
        using XmlReader subtree = reader.ReadSubtree();
        XElement element = XElement.Load(subtree, LoadOptions.SetLineInfo);
        reader.Skip();
        return element;
    }

    private static UnreadableStatementException Wrong(XmlReader reader, string element, string sentence) =>
        new(new StatementError(reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 1, element, sentence));

    /// <summary>What a statement is made of, collected while it is read.</summary>
    private sealed class StatementParts
    {
        private readonly List<MovementEntry> _entries = [];
        private XElement? _account;
        private string? _number;
        private Money? _opening;
        private Money? _closing;

        public void Add(XElement part)
        {
            switch (part.Name.LocalName)
            {
                case "Id":
                    _number = part.Value.Trim();
                    break;
                case "Acct":
                    _account = part;
                    break;
                case "Bal":
                    AddBalance(part);
                    break;
                case "Ntry":
                    _entries.AddRange(CamtEntry.Read(part, Account(part)));
                    break;
            }
        }

        public ParsedStatement ToStatement(string format)
        {
            if (_account is null)
            {
                throw new UnreadableStatementException(new StatementError(1, "Stmt/Acct", "A statement does not say of which account it is."));
            }

            if (_opening is { } opening && _closing is { } closing)
            {
                CheckBalances(opening, closing);
            }

            return new ParsedStatement(Account(_account), _number, _opening, _closing, format, _entries);
        }

        /// <summary>What was left out or came twice would be missing on no list, so the sums must be right.</summary>
        private void CheckBalances(Money opening, Money closing)
        {
            if (opening.Currency != closing.Currency || _entries.Any(entry => entry.Amount.Currency != opening.Currency))
            {
                throw CamtElement.Wrong(_account!, "Its entries and balances are of different currencies.");
            }

            Money sum = opening + Money.Sum(_entries.Select(entry => entry.Amount), opening.Currency);
            if (sum != closing)
            {
                throw CamtElement.Wrong(_account!, $"Opening balance and entries come to {sum}, the closing balance is {closing}; entries are missing.");
            }
        }

        private void AddBalance(XElement balance)
        {
            Money amount = balance.SignedAmount();
            switch (balance.Text("Tp", "CdOrPrtry", "Cd"))
            {
                case "OPBD":
                    _opening = amount;
                    break;
                case "PRCD":
                    _opening ??= amount;
                    break;
                case "CLBD":
                    _closing = amount;
                    break;
            }
        }

        private string Account(XElement at) => (_account?.Text("Id", "IBAN") ?? _account?.Text("Id", "Othr", "Id"))?.Replace(" ", "", StringComparison.Ordinal)
            ?? throw CamtElement.Wrong(at, "The account must come before, with its IBAN.");
    }
}

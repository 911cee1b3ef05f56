using System.Globalization;
using System.Xml.Linq;

namespace LeadToCash.EInvoicing;

/// <summary>An element of a UBL document that is read. It remembers what was asked of it, so that what nobody asked for can be told.</summary>
internal sealed class UblElement
{
    private readonly XElement _element;
    private readonly HashSet<XObject> _read;

    /// <summary>The root of a document.</summary>
    public UblElement(XElement root)
        : this(root, [])
    {
    }

    private UblElement(XElement element, HashSet<XObject> read) => (_element, _read) = (element, read);

    /// <summary>Local name.</summary>
    public string Name => _element.Name.LocalName;

    /// <summary>Its path, as a finding shows it.</summary>
    public string Path => string.Join('/', _element.AncestorsAndSelf().Reverse().Select(element => element.Name.LocalName));

    /// <summary>All elements and attributes that nobody asked for, by their paths; those within them are not named again.</summary>
    public IReadOnlyList<string> Unread() => [.. Unread(_element, _read)];

    /// <summary>The first inner group of a name, or null; further ones stay unread.</summary>
    public UblElement? Group(string name) => Groups(name).FirstOrDefault();

    /// <summary>All inner groups of a name.</summary>
    public IEnumerable<UblElement> Groups(string name) => _element.Elements(XName.Get(name, Ubl.Aggregates)).Select(element => new UblElement(Mark(element), _read));

    /// <summary>Inner groups of a name that a condition holds for; others stay unread.</summary>
    public IEnumerable<UblElement> Groups(string name, Func<UblElement, bool> condition) =>
        _element.Elements(XName.Get(name, Ubl.Aggregates))
            .Where(element => condition(new UblElement(element, [])))
            .Select(element => new UblElement(Mark(element), _read));

    /// <summary>Whether it has a text of a name; without reading it.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text without blanks around it, or null.</summary>
    public string? Text(string name) => Exact(name)?.Trim();

    /// <summary>A text with all its blanks and line breaks, or null.</summary>
    public string? Exact(string name) => Find(name) is { } element ? Mark(element).Value : null;

    /// <summary>All texts of a name.</summary>
    public IEnumerable<string> Texts(string name) => _element.Elements(XName.Get(name, Ubl.Basics)).Select(element => Mark(element).Value.Trim());

    /// <summary>An attribute of a text, or null.</summary>
    public string? Attribute(string name, string attribute) => Find(name)?.Attribute(attribute) is { } found ? Mark(found).Value : null;

    /// <summary>A text in a group of its own.</summary>
    public string? Inner(string group, string name) => Group(group)?.Text(name);

    /// <summary>A text with its scheme.</summary>
    public Identifier? Identifier(string name) => Text(name) is { } value ? new Identifier(value, Attribute(name, "schemeID")) : null;

    /// <summary>A date.</summary>
    /// <exception cref="UnreadableInvoiceException">It is none.</exception>
    public DateOnly? Date(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : throw new UnreadableInvoiceException($"{Path}/{name} is '{text}', which is no date.");

    /// <summary>A number with the decimals that it is written with.</summary>
    /// <exception cref="UnreadableInvoiceException">It is none.</exception>
    public decimal? Number(string name) => Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number
        : throw new UnreadableInvoiceException($"{Path}/{name} is '{text}', which is no number.");

    /// <summary>An amount; its currency stays unread when it is not the one that is expected.</summary>
    public decimal? Amount(string name, string? currency)
    {
        if (Find(name)?.Attribute("currencyID") is { } own && own.Value == currency)
        {
            Mark(own);
        }

        return Number(name);
    }

    /// <summary>An indicator: true or false.</summary>
    public bool Flag(string name) => Text(name) is "true" or "1";

    private XElement? Find(string name) => _element.Element(XName.Get(name, Ubl.Basics));

    private T Mark<T>(T found)
        where T : XObject
    {
        _read.Add(found);
        return found;
    }

    private static IEnumerable<string> Unread(XElement element, HashSet<XObject> read)
    {
        foreach (XAttribute attribute in element.Attributes().Where(attribute => IsContent(attribute) && !read.Contains(attribute)))
        {
            yield return $"{new UblElement(element, read).Path}/@{attribute.Name.LocalName}={attribute.Value}";
        }

        foreach (XElement inner in element.Elements())
        {
            foreach (string path in read.Contains(inner) ? Unread(inner, read) : [new UblElement(inner, read).Path])
            {
                yield return path;
            }
        }
    }

    private static bool IsContent(XAttribute attribute) =>
        !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName != "http://www.w3.org/2001/XMLSchema-instance";
}

using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LeadToCash.Banking;

/// <summary>Reads elements of ISO 20022 by their local names, whatever the version's namespace.</summary>
internal static class CamtElement
{
    private const int LongestText = 2000;

    /// <summary>The first element at a path of local names; null if there is none.</summary>
    public static XElement? At(this XElement element, params ReadOnlySpan<string> path)
    {
        XElement? found = element;
        foreach (string name in path)
        {
            found = found?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
        }

        return found;
    }

    /// <summary>All children of a local name.</summary>
    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    /// <summary>The text at a path, without blanks around it; null if there is none.</summary>
    public static string? Text(this XElement element, params ReadOnlySpan<string> path) =>
        element.At(path)?.Value.Trim() is { Length: > 0 } text ? text[..Math.Min(LongestText, text.Length)] : null;

    /// <summary>The amount in the child <c>Amt</c>, with the sign of <c>CdtDbtInd</c> beside it.</summary>
    public static Money SignedAmount(this XElement element)
    {
        Money amount = AmountOf(element.At("Amt") ?? throw Wrong(element, "It has no amount."));
        return element.Text("CdtDbtInd") switch
        {
            "CRDT" => amount,
            "DBIT" => -amount,
            var other => throw Wrong(element.At("CdtDbtInd") ?? element, $"It must be CRDT or DBIT, not '{other}'."),
        };
    }

    /// <summary>An amount without sign.</summary>
    public static Money AmountOf(XElement amount)
    {
        string? currency = amount.Attribute("Ccy")?.Value;
        if (!Currencies.IsCode(currency)
            || !decimal.TryParse(amount.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal value)
            || value > 1_000_000_000_000m || decimal.Round(value, Currencies.Digits(currency!)) != value)
        {
            throw Wrong(amount, $"'{amount.Value}' with currency '{currency}' is no amount.");
        }

        return Money.Of(value, currency!);
    }

    /// <summary>The date in an element with <c>Dt</c> or <c>DtTm</c>: the day that is written, whatever the zone.</summary>
    public static DateOnly? Date(this XElement element, string name)
    {
        if ((element.Text(name, "Dt") ?? element.Text(name, "DtTm")) is not { } text)
        {
            return null;
        }

        return text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw Wrong(element.At(name)!, $"'{text}' is no date.");
    }

    /// <summary>The failure that names an element and its line.</summary>
    public static UnreadableStatementException Wrong(XElement element, string sentence)
    {
        string path = string.Join('/', element.AncestorsAndSelf().Reverse().Select(one => one.Name.LocalName));
        int line = element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 1;
        return new UnreadableStatementException(new StatementError(line, path, sentence));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using LeadToCash.Documents;

namespace LeadToCash.Banking.Matching;

/// <summary>
/// Finds our numbers in what payers write: whatever blanks, hyphens, leading zeros and letters they leave out or put in (<c>RE 2026 0007</c>, <c>Rechnung
/// 2026/7</c>, <c>re202600007</c>), and in creditor references, whose check digits are checked.
/// </summary>
public static partial class Mentions
{
    private const int LongestText = 2000;
    private const int MostMentions = 20;
    private const int Digits = 5;
    private const int MostDigits = 7;

    /// <summary>The numbers in a payer's texts, those of a creditor reference first; each once.</summary>
    public static IReadOnlyList<NumberMention> In(MovementEntry entry)
    {
        List<NumberMention> found = [];
        foreach (string? source in new[] { entry.CreditorReference, entry.EndToEndId, entry.Text })
        {
            string text = (source is { Length: > LongestText } ? source[..LongestText] : source ?? "").ToUpperInvariant();
            found.AddRange(CreditorReferences(text));
            found.AddRange(InvoiceNumber().Matches(text).Select(match => Of(MentionKind.Invoice, "RE", match, isSure: true)));
            found.AddRange(OrderNumber().Matches(text).Select(match => Of(MentionKind.Order, "A", match, isSure: true)));
            found.AddRange(BareNumber().Matches(text).Select(match => Of(MentionKind.Invoice, "RE", match, isSure: false)));
        }

        return [.. found.DistinctBy(mention => (mention.Kind, mention.Candidates[0])).Take(MostMentions)];
    }

    private static IEnumerable<NumberMention> CreditorReferences(string text)
    {
        foreach (Match match in CreditorReferenceStart().Matches(text))
        {
            string compact = match.Value.Replace(" ", "", StringComparison.Ordinal);
            CreditorReference? reference = Enumerable.Range(0, Math.Max(0, compact.Length - Digits)).Select(cut => CreditorReference.TryParse(compact[..^cut])).FirstOrDefault(one => one is not null);
            if (reference is not null && NumberInReference().Match(reference.Value) is { Success: true } number)
            {
                bool isInvoice = number.Groups["series"].Value == "RE";
                yield return Of(isInvoice ? MentionKind.Invoice : MentionKind.Order, number.Groups["series"].Value, number, isSure: true);
            }
        }
    }

    private static NumberMention Of(MentionKind kind, string series, Match match, bool isSure)
    {
        string digits = match.Groups["digits"].Value;
        string first = new([.. digits.TakeWhile(char.IsAsciiDigit)]);
        string joined = new([.. digits.Where(char.IsAsciiDigit)]);
        string[] readings = [first, joined, Start(first), Start(joined)];
        return new NumberMention(
            kind,
            [.. readings.Where(reading => reading.Length <= MostDigits).Select(reading => Number(series, match.Groups["year"].Value, reading)).Distinct(StringComparer.Ordinal)],
            isSure);
    }

    private static string Start(string digits) => digits[..Math.Min(Digits, digits.Length)];

    private static string Number(string series, string year, string digits) =>
        string.Create(CultureInfo.InvariantCulture, $"{series}-{year}-{int.Parse(digits, CultureInfo.InvariantCulture):D5}");

    [GeneratedRegex(
        @"(?<![A-Z0-9])(?:RECHNUNGS?|INVOICE|INV|RE|RG|RN|R)[\s.:#/_-]{0,3}(?:NUMMER|NUMBER|NR|NO)?[\s.:#/_-]{0,4}(?:RE[\s./_-]{0,3})?(?<year>20[0-9]{2})[\s./_-]{0,3}(?<digits>[0-9](?:[ -]?[0-9]){0,12})",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvoiceNumber();

    [GeneratedRegex(
        @"(?<![A-Z0-9])(?:AUFTRAGS?|BESTELLUNG|BESTELL|ORDER|AB|A)[\s.:#/_-]{0,3}(?:NUMMER|NUMBER|NR|NO)?[\s.:#/_-]{0,4}(?:A[\s./_-]{0,3})?(?<year>20[0-9]{2})[\s./_-]{0,3}(?<digits>[0-9](?:[ -]?[0-9]){0,12})",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderNumber();

    [GeneratedRegex(@"(?<![A-Z0-9./-])(?<year>20[0-9]{2})[/-](?<digits>[0-9]{4,5})(?![0-9./-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareNumber();

    [GeneratedRegex("(?<![A-Z0-9])RF[0-9]{2}(?:[ ]?[A-Z0-9]){1,21}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CreditorReferenceStart();

    [GeneratedRegex("^RF[0-9]{2}(?<series>RE|A)(?<year>20[0-9]{2})(?<digits>[0-9]{1,7})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberInReference();
}

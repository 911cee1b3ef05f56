using System.Globalization;
using System.Text.RegularExpressions;
using LeadToCash.Documents;
using LeadToCash.Requests;

namespace LeadToCash.DirectDebit;

/// <summary>Reads what forms and programs say of mandates.</summary>
internal static partial class MandateFields
{
    private const int LongestName = 70;
    private const int LongestNote = 500;

    /// <summary>The account: fields <c>iban</c>, <c>holder</c>, <c>bic</c>. Errors by field, keys of <see cref="DirectDebitTexts"/>.</summary>
    public static (MandateAccount? Account, IReadOnlyDictionary<string, string> Errors) Account(SubmittedFields fields, string? holder)
    {
        Dictionary<string, string> errors = new(StringComparer.Ordinal);
        Iban? iban = Iban.TryParse(fields["iban"]);
        string name = fields["holder"] is { Length: > 0 } given ? given : holder ?? "";
        string bic = fields["bic"].Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (iban is null)
        {
            errors["iban"] = "Form.IbanWrong";
        }

        if (name.Length is 0 or > LongestName)
        {
            errors["holder"] = "Form.HolderMissing";
        }

        if (bic.Length > 0 ? !BicForm().IsMatch(bic) : iban is { IsInEconomicArea: false })
        {
            errors["bic"] = "Form.BicWrong";
        }

        return errors.Count > 0 ? (null, errors) : (new MandateAccount(iban!.Value, name, bic.Length > 0 ? bic : null), errors);
    }

    /// <summary>What staff wants, or the errors by field, in English.</summary>
    public static (MandateWish? Wish, IReadOnlyDictionary<string, string[]> Errors) Wish(SubmittedFields fields, DateOnly today)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        string? reference = fields["reference"] is { Length: > 0 } own ? own.ToUpperInvariant() : null;
        bool isPaper = fields["iban"].Length > 0;
        (MandateAccount? account, IReadOnlyDictionary<string, string> wrong) = isPaper ? Account(fields, null) : (null, new Dictionary<string, string>());
        foreach ((string field, string text) in wrong)
        {
            errors[field] = [Sentence(text)];
        }

        Check(errors, "customer", fields["customer"].Length is > 0 and <= 254, "Name the customer by id or e-mail address.");
        Check(errors, "scheme", fields["scheme"] is "" or "core" or "b2b", "Write core or b2b.");
        Check(errors, "kind", fields["kind"] is "" or "recurrent" or "oneOff", "Write recurrent or oneOff.");
        Check(errors, "reference", reference is null || MandateGranting.IsReference(reference), "At most 35 letters, digits, points, colons and hyphens.");
        bool isDay = DateOnly.TryParseExact(fields["signedOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly signedOn);
        Check(errors, "signedOn", !isPaper || (isDay && signedOn <= today), "Write the day of the signature, not after today: 2026-03-02.");
        Check(errors, "note", !isPaper || fields["note"].Length is > 0 and <= LongestNote, "Say where the signed paper is.");
        MandateWish wish = new(
            fields["customer"], fields["scheme"] == "b2b" ? MandateScheme.B2B : MandateScheme.Core, fields["kind"] == "oneOff" ? MandateKind.OneOff : MandateKind.Recurrent,
            reference, account, isPaper ? signedOn : null, isPaper ? fields["note"] : null);
        return errors.Count > 0 ? (null, errors) : (wish, errors);
    }

    /// <summary>An error of an account in English.</summary>
    public static string Sentence(string text) => text switch
    {
        "Form.IbanWrong" => "It is no IBAN of a country in SEPA.",
        "Form.BicWrong" => "Outside of the EEA a BIC is needed; it has 8 or 11 characters.",
        _ => "Name the account's holder, at most 70 characters.",
    };

    private static void Check(Dictionary<string, string[]> errors, string field, bool holds, string sentence)
    {
        if (!holds)
        {
            errors[field] = [sentence];
        }
    }

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BicForm();
}

using System.Globalization;
using System.Text;

namespace LeadToCash.Documents;

/// <summary>
/// What a banking app reads from the square code on an invoice: a SEPA credit transfer by EPC069-12, version 002, UTF-8. Built only by
/// <see cref="ForTransfer"/>, so that what is printed can be scanned.
/// </summary>
public sealed record PaymentCode
{
    private const int LongestName = 70;
    private const int LongestText = 140;
    private const int LongestBytes = 331;
    private const long HighestCents = 99_999_999_999;

    private PaymentCode(string payee, Iban iban, Money amount, string remittance, string payload) =>
        (Payee, Account, Amount, Remittance, Payload) = (payee, iban, amount, remittance, payload);

    /// <summary>Who is paid.</summary>
    public string Payee { get; }

    /// <summary>The account.</summary>
    public Iban Account { get; }

    /// <summary>How much, in euros.</summary>
    public Money Amount { get; }

    /// <summary>What the payer writes: a creditor reference or a text.</summary>
    public string Remittance { get; }

    /// <summary>The content of the code: lines that end with LF, at most 331 bytes of UTF-8. To be encoded with error correction level M.</summary>
    public string Payload { get; }

    /// <summary>A transfer.</summary>
    /// <param name="payee">Name of the account's holder, at most 70 characters.</param>
    /// <param name="iban">The account.</param>
    /// <param name="amount">0.01 to 999,999,999.99 euros.</param>
    /// <param name="reference">A structured reference; then there is no text.</param>
    /// <param name="text">What the transfer is for, at most 140 characters; then there is no reference.</param>
    /// <param name="bic">8 or 11 letters and digits; needed for accounts outside of the European Economic Area.</param>
    /// <param name="purpose">ISO 20022 purpose code of at most four letters and digits, or null.</param>
    /// <exception cref="ArgumentException">One of them breaks a rule of EPC069-12; says which.</exception>
    public static PaymentCode ForTransfer(
        string payee, Iban iban, Money amount, CreditorReference? reference = null, string? text = null, string? bic = null, string? purpose = null)
    {
        Require(payee.Trim().Length is > 0 and <= LongestName && IsOneLine(payee), "the payee's name has 1 to 70 characters on one line", nameof(payee));
        Require(amount.Currency == "EUR" && amount.MinorUnits is > 0 and <= HighestCents, "the amount is 0.01 to 999,999,999.99 EUR", nameof(amount));
        Require(reference is null || text is null, "a transfer has a reference or a text, not both", nameof(text));
        Require(text is null || (text.Length <= LongestText && IsOneLine(text)), "the text has at most 140 characters on one line", nameof(text));
        Require(bic is null ? IbanLengths.InEconomicArea(iban.Country) : IsBic(bic), "a BIC has 8 or 11 letters and digits, and is needed outside of the EEA", nameof(bic));
        Require(purpose is null || (purpose.Length <= 4 && purpose.All(char.IsAsciiLetterOrDigit)), "a purpose has at most four letters and digits", nameof(purpose));

        string money = "EUR" + amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);
        string payload = string.Join(
            '\n', "BCD", "002", "1", "SCT", bic ?? "", payee.Trim(), iban.Value, money, purpose ?? "", reference?.Value ?? "", text ?? "").TrimEnd('\n');
        Require(Encoding.UTF8.GetByteCount(payload) <= LongestBytes, "all together are at most 331 bytes", nameof(text));
        return new PaymentCode(payee.Trim(), iban, amount, reference?.Value ?? text ?? "", payload);
    }

    private static void Require(bool holds, string rule, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentException($"EPC069-12: {rule}.", parameter);
        }
    }

    private static bool IsOneLine(string text) => !text.Any(char.IsControl);

    private static bool IsBic(string bic) =>
        bic.Length is 8 or 11 && bic.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && bic.Take(6).All(char.IsAsciiLetterUpper);
}

using System.Globalization;

namespace LeadToCash.OrderToCash;

/// <summary>What invoices say of deposits, in German and English.</summary>
public static class DepositSentences
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Name of a line that asks for one.</summary>
    public static string Asked(string language, string? order) => language == "de" ? $"Anzahlung auf Ihren Auftrag {order}" : $"Deposit for your order {order}";

    /// <summary>Name of a line that sets one off.</summary>
    public static string SetOff(string language, string number, DateOnly date) => language == "de"
        ? $"Abzüglich Anzahlung, Rechnung {number} vom {date.ToString("d", German)}"
        : $"Less deposit, invoice {number} of {date.ToString("d", English)}";

    /// <summary>What of it is set off, and the tax on it (§ 14(5) sentence 2 UStG).</summary>
    public static string Received(string language, Money gross, Money tax) => language == "de"
        ? $"Erhalten {gross.ToString(German)}, darin Umsatzsteuer {tax.ToString(German)}"
        : $"Received {gross.ToString(English)}, of which VAT {tax.ToString(English)}";

    /// <summary>Why one is credited: the order was cancelled, or all of it is billed.</summary>
    public static string Released(string language, string? order, bool isCancelled) => (language, isCancelled) switch
    {
        ("de", true) => $"Ihr Auftrag {order} wurde storniert.",
        ("de", false) => $"Ihr Auftrag {order} ist vollständig abgerechnet.",
        (_, true) => $"Your order {order} was cancelled.",
        _ => $"Your order {order} is billed as a whole.",
    };

    /// <summary>What a deposit's invoice says that it is.</summary>
    public static string Deposit(string language, string? order) => language == "de"
        ? $"Anzahlungsrechnung: Wir berechnen Ihnen eine Anzahlung auf Ihren Auftrag {order}, der noch nicht vollständig ausgeführt ist. Sie wird in den weiteren Rechnungen abgesetzt."
        : $"Deposit invoice: we ask for a deposit for your order {order}, not all of which is fulfilled. Later invoices set it off.";

    /// <summary>What the invoice that ends an order with deposits says that it is.</summary>
    public static string Final(string language, string? order) => language == "de"
        ? $"Schlussrechnung zu Ihrem Auftrag {order}. Anzahlungen, die wir erhalten haben, sind mit der darauf entfallenden Umsatzsteuer abgesetzt."
        : $"Final invoice for your order {order}. Deposits that we received are set off, with the VAT on them.";
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using LeadToCash.Billing;
using LeadToCash.OrderToCash;
using LeadToCash.Tax;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Where a bill is collected. It is decided once, with the bill, so that neither a repetition nor an agreement that changes later moves it. One that is closed or full names the place that follows it.
/// </summary>
/// <param name="Group">Customer and a digest of all that may not stand together.</param>
/// <param name="Cycle">How long is collected.</param>
/// <param name="Period">Whose supplies, in local days.</param>
/// <param name="Sequence">The how-manieth of the period, from 1.</param>
/// <param name="MostLines">Most lines of the invoice.</param>
public sealed record CollectivePlace(string Group, CollectiveCycle Cycle, BillingPeriod Period, int Sequence, int MostLines)
{
    private const int BytesOfDigest = 6;

    /// <summary>Case id of the collective bill: <c>k-0a1b…-4f2e…-m20261101-1</c>.</summary>
    [JsonIgnore]
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Group}-{Letter(Cycle)}{Period.From:yyyyMMdd}-{Sequence}");

    /// <summary>The next one of the same period.</summary>
    internal CollectivePlace Another => this with { Sequence = Sequence + 1 };

    /// <summary>The first one of the period after.</summary>
    internal CollectivePlace Later => this with { Period = Cycle.PeriodOf(Period.To.AddDays(1)), Sequence = 1 };

    internal static CollectivePlace Of(Bill bill, CollectiveCycle cycle, InvoicingTerms terms, DateOnly today) =>
        new($"{bill.Customer.CustomerId}-{Digest(bill, terms.Separation)}", cycle, cycle.PeriodOf(DayOf(bill, today)), 1, terms.MostLines);

    /// <summary>The last day of supply; what is billed in advance counts on the day on which it was decided.</summary>
    public static DateOnly DayOf(Bill bill, DateOnly today)
    {
        DateOnly?[] supplies = [bill.SuppliedOn, .. bill.Lines.Select(line => line.Period?.To)];
        return supplies.Max() is { } day && day < today ? day : today;
    }

    /// <summary>An invoice has one buyer, one currency and one country of supply (BT-80), and VAT category O stands alone (BR-O-11).</summary>
    private static string Digest(Bill bill, InvoiceSeparation separation)
    {
        bool isOutOfScope = bill.TaxGroups.Any(group => group.Category == VatCategory.OutOfScope);
        string[] apart =
        [
            bill.Gross.Currency, bill.Customer.Company ?? bill.Customer.Name, bill.Customer.VatId ?? "", bill.Customer.Address?.Country ?? "", isOutOfScope ? "O" : "",
            separation switch
            {
                InvoiceSeparation.Order => $"order {bill.OrderId} {(bill.OrderId is null ? bill.ContractId : null)}",
                InvoiceSeparation.DeliveryAddress => bill.Customer.Address is { } to ? $"to {to.Street}, {to.PostCode} {to.City}" : "",
                _ => "",
            },
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', apart))).AsSpan(0, BytesOfDigest));
    }

    private static char Letter(CollectiveCycle cycle) => cycle switch { CollectiveCycle.Weekly => 'w', CollectiveCycle.HalfMonthly => 'h', _ => 'm' };
}

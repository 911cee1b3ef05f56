using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>Invoices of one VAT category.</summary>
internal static partial class Samples
{
    /// <summary>A small EN 16931 invoice all of whose amounts are of one category.</summary>
    public static EInvoice Draft(VatFamily family, bool allowance = false, bool charge = false)
    {
        decimal? rate = family.Rate switch { RateKind.Positive => 19, RateKind.NotNegative => 7, RateKind.Zero => 0, _ => null };
        bool none = family.Seller == SellerIdentity.NoVatId;
        AllowanceCharge one = new() { Amount = 10, Reason = "Treue", VatCategory = family.Category, VatRate = rate };
        return new EInvoice
        {
            Specification = Specifications.En16931,
            Number = "RE-1",
            IssueDate = Day,
            TypeCode = InvoiceTypes.Invoice,
            Currency = "EUR",
            DueDate = Day.AddDays(14),
            Seller = none ? Seller with { VatId = null } : Seller,
            Buyer = none ? Buyer with { VatId = null } : Buyer,
            Delivery = new DeliveryInformation(Date: Day, Address: new EInvoiceAddress { Country = "AT" }),
            Lines = [Line("1", 1, 100, family.Category, rate)],
            Allowances = allowance ? [one] : [],
            Charges = charge ? [one] : [],
            VatBreakdown = family.Category == VatCategories.Exempt ? [new VatBreakdown { Category = VatCategories.Exempt, ExemptionCode = "VATEX-EU-132-1A" }] : [],
        };
    }
}

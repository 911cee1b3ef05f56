using static LeadToCash.EInvoicing.InvoiceRule;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>BR-S, Z, E, AE, IC, G, O, AF, AG, each 01 to 10, and what single categories demand beyond.</summary>
internal static class VatRulesOfCategories
{
    public static IEnumerable<InvoiceRule> All => [.. VatFamilies.All.SelectMany(Of), .. IntraCommunity, .. OutOfScope, .. SplitPayment];

    private static IEnumerable<InvoiceRule> Of(VatFamily family) => [.. Groups(family), .. Parties(family), .. Rates(family)];

    private static InvoiceRule[] Groups(VatFamily family) =>
    [
        InvoiceRule.Of(
            $"{family.Prefix}-01",
            family.IsTaxed
                ? $"What is {family.Name} has a group of VAT, and such a group stands for something."
                : $"What is {family.Name} has exactly one group of VAT.",
            invoice => HasGroups(invoice, family),
            "BG-23",
            "BT-118",
            "BT-151",
            "BT-95",
            "BT-102"),
        new(
            $"{family.Prefix}-08",
            RuleSeverity.Fatal,
            $"The taxable amount of what is {family.Name}{(family.IsTaxed ? " at a rate" : "")} is the sum of its lines less allowances plus charges.",
            ["BT-116", "BT-119", "BT-131", "BT-92", "BT-99"],
            invoice => VatSums.Mismatches(invoice, family)),
        Each(
            $"{family.Prefix}-09",
            family.IsTaxed ? $"The tax of what is {family.Name} is its taxable amount times its rate." : $"There is no tax on what is {family.Name}.",
            Parts.Breakdown,
            (invoice, group) => group.Category != family.Category || IsTaxed(invoice, family, group),
            "BT-117",
            "BT-116",
            "BT-119"),
        Each(
            $"{family.Prefix}-10",
            family.IsExempt ? $"The group of what is {family.Name} says why no tax is charged." : $"The group of what is {family.Name} has no reason of exemption.",
            Parts.Breakdown,
            group => group.Category != family.Category || family.IsExempt == (Has(group.ExemptionReason) || Has(group.ExemptionCode)),
            "BT-120",
            "BT-121"),
    ];

    private static InvoiceRule[] Parties(VatFamily family)
    {
        string who = Demand(family);
        string[] terms = family.Buyer == BuyerIdentity.Any ? ["BT-31", "BT-32", "BT-63"] : ["BT-31", "BT-32", "BT-63", "BT-48", "BT-47"];
        return
        [
            InvoiceRule.Of($"{family.Prefix}-02", $"With a line that is {family.Name}, {who}.", invoice => !HasLine(invoice, family) || IsKnown(invoice, family), terms),
            InvoiceRule.Of(
                $"{family.Prefix}-03",
                $"With an allowance that is {family.Name}, {who}.",
                invoice => !Uses(invoice.Allowances, family) || IsKnown(invoice, family),
                terms),
            InvoiceRule.Of(
                $"{family.Prefix}-04",
                $"With a charge that is {family.Name}, {who}.",
                invoice => !Uses(invoice.Charges, family) || IsKnown(invoice, family),
                terms),
        ];
    }

    private static InvoiceRule[] Rates(VatFamily family)
    {
        string rate = family.Rate switch
        {
            RateKind.Positive => "has a rate above 0 %",
            RateKind.NotNegative => "has a rate of 0 % or above",
            RateKind.Zero => "has a rate of 0 %",
            _ => "has no rate",
        };
        return
        [
            Each($"{family.Prefix}-05", $"A line that is {family.Name} {rate}.", Parts.Lines, line => line.VatCategory != family.Category || IsRate(family, line.VatRate), "BT-152"),
            Each($"{family.Prefix}-06", $"An allowance that is {family.Name} {rate}.", Parts.Allowances, one => one.VatCategory != family.Category || IsRate(family, one.VatRate), "BT-96"),
            Each($"{family.Prefix}-07", $"A charge that is {family.Name} {rate}.", Parts.Charges, one => one.VatCategory != family.Category || IsRate(family, one.VatRate), "BT-103"),
        ];
    }

    private static InvoiceRule[] IntraCommunity =>
    [
        InvoiceRule.Of(
            "BR-IC-11",
            "An intra-Community supply has a date of delivery or an invoicing period.",
            invoice => !HasGroup(invoice, VatCategories.IntraCommunity) || invoice.Delivery?.Date is not null || invoice.Period is not null,
            "BT-72",
            "BG-14"),
        InvoiceRule.Of(
            "BR-IC-12",
            "An intra-Community supply names the country of delivery.",
            invoice => !HasGroup(invoice, VatCategories.IntraCommunity) || Has(invoice.Delivery?.Address?.Country),
            "BT-80"),
    ];

    private static InvoiceRule[] OutOfScope =>
    [
        OnlyOutOfScope("BR-O-11", "no other group of VAT", Parts.Breakdown, group => group.Category, "BT-118"),
        OnlyOutOfScope("BR-O-12", "no line that is inside it", Parts.Lines, line => line.VatCategory, "BT-151"),
        OnlyOutOfScope("BR-O-13", "no allowance that is inside it", Parts.Allowances, one => one.VatCategory, "BT-95"),
        OnlyOutOfScope("BR-O-14", "no charge that is inside it", Parts.Charges, one => one.VatCategory, "BT-102"),
    ];

    private static InvoiceRule[] SplitPayment =>
    [
        InvoiceRule.Of(
            "BR-B-01",
            "Split payment is for sales within Italy.",
            invoice => !Uses(invoice, VatCategories.SplitPayment) || (invoice.Seller?.Address?.Country == "IT" && invoice.Buyer?.Address?.Country == "IT"),
            "BT-151",
            "BT-40",
            "BT-55"),
        InvoiceRule.Of(
            "BR-B-02",
            "With split payment, nothing is standard rated.",
            invoice => !Uses(invoice, VatCategories.SplitPayment) || !Uses(invoice, VatCategories.Standard),
            "BT-151",
            "BT-95",
            "BT-102"),
    ];

    private static InvoiceRule OnlyOutOfScope<T>(
        string id, string what, Func<EInvoice, IEnumerable<Part<T>>> parts, Func<T, string?> category, string term) =>
        Each(
            id,
            $"An invoice with a group outside the scope of VAT has {what}.",
            parts,
            (invoice, part) => category(part) is null or VatCategories.OutOfScope || !HasGroup(invoice, VatCategories.OutOfScope),
            term);

    private static string Demand(VatFamily family)
    {
        string seller = family.Seller switch
        {
            SellerIdentity.AnyTaxNumber => "the seller's VAT id, its tax registration or its representative's VAT id is given",
            SellerIdentity.VatId => "the seller's VAT id or its representative's is given",
            _ => "neither the seller's VAT id nor its representative's is given",
        };
        return family.Buyer switch
        {
            BuyerIdentity.VatIdOrRegistration => $"{seller}, and the buyer's VAT id or number in a register",
            BuyerIdentity.VatId => $"{seller}, and the buyer's VAT id",
            BuyerIdentity.NoVatId => $"{seller}, nor the buyer's",
            _ => seller,
        };
    }

    private static bool IsKnown(EInvoice invoice, VatFamily family)
    {
        bool vatId = Has(invoice.Seller?.VatId) || Has(invoice.TaxRepresentative?.VatId);
        bool seller = family.Seller switch
        {
            SellerIdentity.AnyTaxNumber => vatId || Has(invoice.Seller?.TaxRegistration),
            SellerIdentity.VatId => vatId,
            _ => !vatId,
        };
        return seller && family.Buyer switch
        {
            BuyerIdentity.VatIdOrRegistration => Has(invoice.Buyer?.VatId) || Has(invoice.Buyer?.LegalRegistration),
            BuyerIdentity.VatId => Has(invoice.Buyer?.VatId),
            BuyerIdentity.NoVatId => !Has(invoice.Buyer?.VatId),
            _ => true,
        };
    }

    private static bool IsRate(VatFamily family, decimal? rate) => family.Rate switch
    {
        RateKind.Positive => rate > 0,
        RateKind.NotNegative => rate >= 0,
        RateKind.Zero => rate == 0,
        _ => rate is null,
    };

    private static bool IsTaxed(EInvoice invoice, VatFamily family, VatBreakdown group) =>
        group.TaxAmount is not { } tax
        || (family.IsTaxed
            ? group.TaxableAmount is not { } taxable || IsTaxOn(tax, taxable, group.Rate ?? 0, invoice.Currency, group.TaxesSummed)
            : tax == 0);

    private static bool HasGroups(EInvoice invoice, VatFamily family)
    {
        int groups = invoice.VatBreakdown.Count(group => group.Category == family.Category);
        bool used = Uses(invoice, family.Category);
        return family.IsTaxed ? used == groups > 0 : groups == 1 || (groups == 0 && !used);
    }

    private static bool HasGroup(EInvoice invoice, string category) => invoice.VatBreakdown.Any(group => group.Category == category);

    private static bool HasLine(EInvoice invoice, VatFamily family) => invoice.Lines.Any(line => line.VatCategory == family.Category);

    private static bool Uses(EInvoice invoice, string category) =>
        invoice.Lines.Any(line => line.VatCategory == category)
        || invoice.Allowances.Any(one => one.VatCategory == category)
        || invoice.Charges.Any(one => one.VatCategory == category);

    private static bool Uses(IReadOnlyList<AllowanceCharge> parts, VatFamily family) => parts.Any(part => part.VatCategory == family.Category);
}

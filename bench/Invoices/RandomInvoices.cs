using LeadToCash.EInvoicing;

namespace LeadToCash.Bench.Invoices;

/// <summary>Random orders as invoices. The same seed makes the same ones.</summary>
internal sealed class RandomInvoices(int seed)
{
    private const int MostLines = 12;

    private static readonly string[] Units = ["C62", "HUR", "KGM", "MTR", "MON", "XPP"];

    private readonly Random _random = new(seed);

    /// <summary>The invoices of the next order: one, or all parts of it.</summary>
    public IReadOnlyList<EInvoice> Next(int index, InvoiceKind kind, string specification)
    {
        EInvoice draft = Draft(index, kind, specification);
        EInvoice whole = InvoiceCalculation.Complete(Spread(draft, kind), Options(kind));
        return kind switch
        {
            InvoiceKind.Partial => Parts(whole, InvoiceTypes.Partial, InvoiceTypes.Invoice),
            InvoiceKind.Construction => Parts(whole, InvoiceTypes.PartialConstruction, _random.Next(2) == 0 ? InvoiceTypes.FinalConstruction : InvoiceTypes.PartialFinalConstruction),
            InvoiceKind.CreditNote => [whole, Credit(whole, null, InvoicedBefore.Nothing, 1)],
            InvoiceKind.PartialCredit => Credits(whole),
            InvoiceKind.Deposit => DepositAndFinal(whole),
            _ => [whole],
        };
    }

    private EInvoice Draft(int index, InvoiceKind kind, string specification)
    {
        DateOnly date = new DateOnly(2026, 1, 1).AddDays(_random.Next(365));
        (string category, decimal?[] rates) = Vat(kind);
        EInvoiceLine[] lines = [.. Enumerable.Range(1, _random.Next(1, MostLines)).Select(line => Line(line, kind, category, rates[_random.Next(rates.Length)], date))];
        EInvoiceParty buyer = RandomParties.Buyer(_random, kind);
        return new EInvoice
        {
            Specification = specification,
            Process = Specifications.PeppolBilling,
            Number = $"RE-2026-{index:00000}",
            IssueDate = date,
            TypeCode = kind switch { InvoiceKind.Corrected => InvoiceTypes.Corrected, InvoiceKind.SelfBilled => InvoiceTypes.SelfBilled, _ => InvoiceTypes.Invoice },
            Currency = kind switch { InvoiceKind.ForeignCurrency => "USD", InvoiceKind.CashRounding => "CHF", _ => "EUR" },
            AccountingCurrency = kind == InvoiceKind.ForeignCurrency ? "EUR" : null,
            DueDate = date.AddDays(30),
            BuyerReference = "04011000-1234512345-06",
            PurchaseOrderReference = _random.Next(2) == 0 ? $"PO-{_random.Next(10_000)}" : null,
            SalesOrderReference = $"O-{index}",
            ContractReference = _random.Next(3) == 0 ? "C-7" : null,
            ProjectReference = _random.Next(4) == 0 ? "P-1" : null,
            PaymentTerms = CashDiscounts.Line(14, new Percentage(2)) + "Zahlbar innerhalb von 30 Tagen ohne Abzug.",
            Notes = [new EInvoiceNote("Es gelten unsere Bedingungen – \"AGB\".", "ADU")],
            PrecedingInvoices = kind == InvoiceKind.Corrected ? [new PrecedingInvoice("RE-2025-00001", date.AddDays(-40))] : [],
            Seller = Seller(kind),
            Buyer = buyer,
            Delivery = new DeliveryInformation(buyer.Name, null, date.AddDays(-3), buyer.Address),
            Period = _random.Next(3) == 0 ? new InvoicingPeriod(date.AddDays(-30), date) : null,
            Payment = Payment(kind, index),
            Lines = lines,
            Allowances = kind == InvoiceKind.Adjustments || _random.Next(6) == 0 ? [Adjustment(category, rates[0], "Treuerabatt", "95")] : [],
            Charges = kind == InvoiceKind.Adjustments || _random.Next(6) == 0 ? [Adjustment(category, rates[0], "Fracht", "FC")] : [],
            VatBreakdown = kind == InvoiceKind.Exempt ? [new VatBreakdown { Category = category, ExemptionReason = "Heilbehandlung, § 4 Nr. 14 UStG", ExemptionCode = "VATEX-EU-132-1C" }] : [],
            Totals = kind == InvoiceKind.Prepaid ? new EInvoiceTotals { Paid = _random.Next(1, 10_000) / 100m } : null,
        };
    }

    private static (string Category, decimal?[] Rates) Vat(InvoiceKind kind) => kind switch
    {
        InvoiceKind.MixedRates or InvoiceKind.SpreadAllowance or InvoiceKind.Partial or InvoiceKind.Deposit => (VatCategories.Standard, [19, 7]),
        InvoiceKind.ZeroRated => (VatCategories.ZeroRated, [0]),
        InvoiceKind.Exempt => (VatCategories.Exempt, [0]),
        InvoiceKind.ReverseCharge => (VatCategories.ReverseCharge, [0]),
        InvoiceKind.IntraCommunity => (VatCategories.IntraCommunity, [0]),
        InvoiceKind.Export => (VatCategories.Export, [0]),
        InvoiceKind.OutOfScope => (VatCategories.OutOfScope, [null]),
        InvoiceKind.Igic => (VatCategories.Igic, [7, 3, 0]),
        InvoiceKind.Ipsi => (VatCategories.Ipsi, [10, 4]),
        InvoiceKind.SplitPayment => (VatCategories.SplitPayment, [22, 10]),
        InvoiceKind.CashRounding => (VatCategories.Standard, [8.1m, 2.6m]),
        _ => (VatCategories.Standard, [19]),
    };

    private EInvoiceLine Line(int number, InvoiceKind kind, string category, decimal? rate, DateOnly date)
    {
        bool usage = kind == InvoiceKind.UsagePrices;
        string unit = usage ? "KWH" : Units[_random.Next(Units.Length)];
        decimal price = kind == InvoiceKind.HalfCents ? (_random.Next(100_000) / 100m) + 0.005m : _random.Next(100, 500_000) / (usage ? 10_000m : 100m);
        return new EInvoiceLine
        {
            Id = $"{number}",
            Note = _random.Next(5) == 0 ? "Teillieferung" : null,
            Quantity = usage ? _random.Next(1, 100_000) / 1000m : _random.Next(1, 40),
            Unit = unit,
            OrderLineReference = $"{number * 10}",
            Period = _random.Next(6) == 0 ? new InvoicingPeriod(date.AddDays(-20), date.AddDays(-4)) : null,
            Price = _random.Next(3) == 0
                ? new PriceDetails(null, Discount: price / 10, GrossPrice: price, BaseQuantity: usage ? 100 : 1, BaseUnit: unit)
                : new PriceDetails(price, BaseQuantity: usage ? 1000 : null, BaseUnit: usage ? unit : null),
            Allowances = _random.Next(5) == 0 ? [new AllowanceCharge { BaseAmount = _random.Next(1, 9999) / 100m, Percentage = 7.5m, Reason = "Aktion", ReasonCode = "95" }] : [],
            Charges = _random.Next(7) == 0 ? [new AllowanceCharge { Amount = _random.Next(1, 999) / 100m, Reason = "Verpackung", ReasonCode = "PC" }] : [],
            VatCategory = category,
            VatRate = rate,
            Item = new ItemInformation
            {
                Name = $"Pumpe P-{_random.Next(100, 999)}",
                Description = _random.Next(3) == 0 ? "Edelstahl, 2″, für \"säurehaltige\" Medien" : null,
                SellerId = $"P-{_random.Next(100, 999)}",
                StandardId = _random.Next(4) == 0 ? new Identifier("4000001000036", "0160") : null,
                OriginCountry = _random.Next(4) == 0 ? "DE" : null,
                Attributes = _random.Next(4) == 0 ? [new ItemAttribute("Farbe", "blau")] : [],
            },
        };
    }

    private AllowanceCharge Adjustment(string category, decimal? rate, string reason, string code) =>
        new() { Amount = _random.Next(1, 2_000) / 100m, VatCategory = category, VatRate = rate, Reason = reason, ReasonCode = code };

    private static EInvoiceParty Seller(InvoiceKind kind) => kind switch
    {
        InvoiceKind.OutOfScope => RandomParties.Seller with { VatId = null },
        InvoiceKind.SplitPayment => RandomParties.Seller with
        {
            VatId = "IT01234567890",
            Address = new EInvoiceAddress { Line1 = "Via Roma 1", City = "Milano", PostCode = "20121", Country = "IT" },
        },
        _ => RandomParties.Seller,
    };

    private static PaymentInstructions Payment(InvoiceKind kind, int index) => kind switch
    {
        InvoiceKind.DirectDebit => new PaymentInstructions
        {
            MeansCode = PaymentMeans.SepaDirectDebit,
            RemittanceInformation = $"RE-2026-{index:00000}",
            DirectDebit = new LeadToCash.EInvoicing.DirectDebit($"M-{index}", "DE98ZZZ09999999999", "DE02500105170137075030"),
        },
        InvoiceKind.Card => new PaymentInstructions { MeansCode = PaymentMeans.CreditCard, Card = new PaymentCard("5100001234", "A. Beispiel", "VISA") },
        _ => new PaymentInstructions
        {
            MeansCode = kind == InvoiceKind.ForeignCurrency ? PaymentMeans.CreditTransfer : PaymentMeans.SepaCreditTransfer,
            RemittanceInformation = $"RE-2026-{index:00000}",
            CreditTransfers = [new CreditTransfer("DE02120300000000202051", "Nordlicht Pumpen GmbH", "BYLADEM1001")],
        },
    };

    private static EInvoice Spread(EInvoice draft, InvoiceKind kind) => kind != InvoiceKind.SpreadAllowance ? draft : draft with
    {
        Allowances = DocumentAdjustments.Spread(InvoiceCalculation.Complete(draft).Lines, new Money(1000, draft.Currency!), "Treuerabatt", "95"),
    };

    private static CalculationOptions Options(InvoiceKind kind) => new()
    {
        Language = "de",
        AccountingRate = kind == InvoiceKind.ForeignCurrency ? 0.9137m : null,
        RoundDueTo = kind == InvoiceKind.CashRounding ? 0.05m : null,
    };

    private List<EInvoice> Parts(EInvoice whole, string partType, string lastType)
    {
        List<EInvoice> parts = [];
        InvoicedBefore before = InvoicedBefore.Nothing;
        Dictionary<string, decimal> left = whole.Lines.ToDictionary(line => line.Id!, line => line.Quantity!.Value, StringComparer.Ordinal);
        while (left.Count > 0)
        {
            Dictionary<string, decimal> taken = left.ToDictionary(line => line.Key, line => Math.Min(line.Value, _random.Next(1, 20)), StringComparer.Ordinal);
            left = left.Where(line => line.Value > taken[line.Key]).ToDictionary(line => line.Key, line => line.Value - taken[line.Key], StringComparer.Ordinal);
            EInvoice part = InvoiceParts.Take(whole, taken, before);
            before = before.And(part);
            parts.Add(part with { Number = $"{whole.Number}-{parts.Count + 1}", TypeCode = left.Count == 0 ? lastType : partType });
        }

        return parts;
    }

    /// <summary>A deposit of some percent by rate, and the final invoice that sets it off by lines of a quantity of -1.</summary>
    private List<EInvoice> DepositAndFinal(EInvoice whole)
    {
        decimal share = _random.Next(1, 101) / 100m;
        EInvoiceLine[] asked = [.. whole.VatBreakdown.Where(group => group.TaxableAmount > 0).Select((group, index) => DepositLine($"{index + 1}", group, Money.Of(group.TaxableAmount!.Value * share, whole.Currency!).Amount, 1))];
        EInvoice deposit = InvoiceCalculation.Complete(
            Bare(whole) with
            {
                Number = whole.Number + "-1",
                TypeCode = whole.Specification == Specifications.XRechnung ? InvoiceTypes.Invoice : InvoiceTypes.Prepayment,
                Delivery = null,
                Period = null,
                Lines = asked,
                Allowances = [],
                Charges = [],
            },
            new CalculationOptions { Language = "de" });
        EInvoice final = InvoiceCalculation.Complete(
            Bare(whole) with
            {
                Number = whole.Number + "-2",
                PrecedingInvoices = [new PrecedingInvoice(deposit.Number!, deposit.IssueDate!.Value)],
                Lines = [.. whole.Lines, .. asked.Select((line, index) => line with { Id = $"{whole.Lines.Count + index + 1}", Quantity = -1, NetAmount = null })],
            },
            new CalculationOptions { Language = "de" });
        return [deposit, final];
    }

    private static EInvoice Bare(EInvoice whole) => whole with { VatBreakdown = [], Totals = null };

    private static EInvoiceLine DepositLine(string id, VatBreakdown group, decimal net, decimal quantity) => new()
    {
        Id = id,
        Quantity = quantity,
        Unit = "C62",
        Price = new PriceDetails(net),
        VatCategory = group.Category,
        VatRate = group.Rate,
        Item = new ItemInformation { Name = "Anzahlung" },
    };

    private List<EInvoice> Credits(EInvoice whole)
    {
        List<EInvoice> all = [whole];
        InvoicedBefore before = InvoicedBefore.Nothing;
        foreach (EInvoice part in Parts(whole, InvoiceTypes.Partial, InvoiceTypes.Invoice))
        {
            EInvoice credit = Credit(whole, part.Lines.ToDictionary(line => line.Id!, line => line.Quantity!.Value, StringComparer.Ordinal), before, all.Count);
            before = before.And(credit);
            all.Add(credit);
        }

        return all;
    }

    private static EInvoice Credit(EInvoice whole, Dictionary<string, decimal>? quantities, InvoicedBefore before, int number) =>
        CreditNotes.Of(whole, $"GS-{whole.Number}-{number}", whole.IssueDate!.Value.AddDays(10), "Der Betrag wird verrechnet oder erstattet.", quantities, before);
}

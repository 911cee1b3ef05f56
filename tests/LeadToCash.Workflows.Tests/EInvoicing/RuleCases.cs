using LeadToCash.EInvoicing;
using static LeadToCash.Tests.EInvoicing.Samples;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>For each rule an invoice that breaks it, and otherwise only what cannot hold then.</summary>
internal static class RuleCases
{
    private static readonly PaymentInstructions Debit = new() { MeansCode = "59", DirectDebit = new LeadToCash.EInvoicing.DirectDebit("M-1", "DE98ZZZ09999999999", "DE02120300000000202051") };

    private static readonly PaymentInstructions Card = new() { MeansCode = "54", Card = new PaymentCard("5100001234", "A. Beispiel", "VISA") };

    public static IReadOnlyList<RuleCase> All { get; } =
        [.. Document(), .. Parties(), .. Lines(), .. Adjustments(), .. Groups(), .. Payments(), .. Sums(), .. Decimals(), .. Codes(), .. Categories(), .. XRechnung(), .. Peppol()];

    public static EInvoice WithDebit => Full with { Payment = Debit };

    public static EInvoice WithCard => Full with { Payment = Card };

    private static IEnumerable<RuleCase> Document() =>
    [
        new("BR-01", Full with { Specification = null }),
        new("BR-02", Full with { Number = " " }),
        new("BR-03", Full with { IssueDate = null }),
        new("BR-04", Full with { TypeCode = null }),
        new("BR-05", Full with { Currency = null }),
        new("BR-12", Totals(totals => totals with { LineTotal = null })),
        new("BR-13", Totals(totals => totals with { NetTotal = null })),
        new("BR-14", Totals(totals => totals with { GrossTotal = null })),
        new("BR-15", Totals(totals => totals with { Due = null })),
        new("BR-16", Full with { Lines = [] }, "BR-CO-10", "BR-S-08"),
        new("BR-29", WithoutLinePeriod() with { Period = new InvoicingPeriod(Day, Day.AddDays(-1)) }),
        new("BR-52", Full with { SupportingDocuments = [new SupportingDocument(null)] }),
        new("BR-53", Totals(totals => totals with { VatTotalInAccountingCurrency = null })),
        new("BR-55", Full with { PrecedingInvoices = [new PrecedingInvoice(null)] }),
        new("BR-CO-03", Full with { TaxPointDate = Day, TaxPointCode = "3" }),
        new("BR-CO-19", Full with { Period = new InvoicingPeriod() }),
        new("BR-CO-25", Full with { DueDate = null, PaymentTerms = null }),
    ];

    private static IEnumerable<RuleCase> Parties() =>
    [
        new("BR-06", OfSeller(seller => seller with { Name = null })),
        new("BR-07", OfBuyer(buyer => buyer with { Name = null })),
        new("BR-08", OfSeller(seller => seller with { Address = null })),
        new("BR-09", OfSeller(seller => seller with { Address = seller.Address! with { Country = null } })),
        new("BR-10", OfBuyer(buyer => buyer with { Address = null })),
        new("BR-11", OfBuyer(buyer => buyer with { Address = buyer.Address! with { Country = null } })),
        new("BR-17", Full with { Payee = Full.Payee! with { Name = null } }),
        new("BR-17", Full with { Payee = Full.Payee! with { Name = "Nordlicht" } }),
        new("BR-18", Full with { TaxRepresentative = Full.TaxRepresentative! with { Name = null } }),
        new("BR-19", Full with { TaxRepresentative = Full.TaxRepresentative! with { Address = null } }),
        new("BR-20", Full with { TaxRepresentative = Full.TaxRepresentative! with { Address = new EInvoiceAddress() } }),
        new("BR-56", Full with { TaxRepresentative = Full.TaxRepresentative! with { VatId = null } }),
        new("BR-57", Full with { Delivery = Full.Delivery! with { Address = Full.Delivery.Address! with { Country = null } } }),
        new("BR-62", OfSeller(seller => seller with { ElectronicAddress = new Identifier("x") })),
        new("BR-63", OfBuyer(buyer => buyer with { ElectronicAddress = new Identifier("x") })),
        new("BR-CO-09", OfSeller(seller => seller with { VatId = "99123" })),
        new("BR-CO-09", OfBuyer(buyer => buyer with { VatId = "de123" })),
        new("BR-CO-09", Full with { TaxRepresentative = Full.TaxRepresentative! with { VatId = "123" } }),
        new("BR-CO-26", OfSeller(seller => seller with { VatId = null, LegalRegistration = null, Identifiers = [] })),
    ];

    private static IEnumerable<RuleCase> Lines() =>
    [
        new("BR-21", Second(line => line with { Id = null })),
        new("BR-22", Second(line => line with { Quantity = null })),
        new("BR-23", Second(line => line with { Unit = null })),
        new("BR-24", Second(line => line with { NetAmount = null }), "BR-CO-10", "BR-S-08"),
        new("BR-25", Second(line => line with { Item = null })),
        new("BR-26", Second(line => line with { Price = null })),
        new("BR-27", Second(line => line with { Quantity = -2, Price = new PriceDetails(-50) })),
        new("BR-28", Second(line => line with { Price = new PriceDetails(50, -51, -1) })),
        new("BR-30", First(line => line with { Period = new InvoicingPeriod(new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 10)) })),
        new("BR-54", Item(item => item with { Attributes = [new ItemAttribute("Farbe", null)] })),
        new("BR-64", Item(item => item with { StandardId = new Identifier("1") })),
        new("BR-65", Item(item => item with { Classifications = [new ItemClassification("1", null)] })),
        new("BR-CO-04", Second(line => line with { VatCategory = null }), "BR-S-08"),
        new("BR-CO-20", First(line => line with { Period = new InvoicingPeriod() })),
    ];

    private static IEnumerable<RuleCase> Adjustments() =>
    [
        new("BR-31", Allowance(one => one with { Amount = null }), "BR-CO-11", "BR-S-08"),
        new("BR-32", Allowance(one => one with { VatCategory = null }), "BR-S-08"),
        new("BR-33", Allowance(one => one with { Reason = null, ReasonCode = null }), "BR-CO-21"),
        new("BR-CO-21", Allowance(one => one with { Reason = null, ReasonCode = null }), "BR-33"),
        new("BR-36", Charge(one => one with { Amount = null }), "BR-CO-12", "BR-S-08"),
        new("BR-37", Charge(one => one with { VatCategory = null }), "BR-S-08"),
        new("BR-38", Charge(one => one with { Reason = null, ReasonCode = null }), "BR-CO-22"),
        new("BR-CO-22", Charge(one => one with { Reason = null, ReasonCode = null }), "BR-38"),
        new("BR-41", LineAllowance(one => one with { Amount = null }), "PEPPOL-EN16931-R120"),
        new("BR-42", LineAllowance(one => one with { Reason = null }), "BR-CO-23"),
        new("BR-CO-23", LineAllowance(one => one with { Reason = null }), "BR-42"),
        new("BR-43", LineCharge(one => one with { Amount = null }), "PEPPOL-EN16931-R120"),
        new("BR-44", LineCharge(one => one with { Reason = null, ReasonCode = null }), "BR-CO-24"),
        new("BR-CO-24", LineCharge(one => one with { Reason = null, ReasonCode = null }), "BR-44"),
    ];

    private static IEnumerable<RuleCase> Groups() =>
    [
        new("BR-45", Group(group => group with { TaxableAmount = null })),
        new("BR-46", Group(group => group with { TaxAmount = null }), "BR-CO-14"),
        new("BR-47", Group(group => group with { Category = null }), "BR-S-08"),
        new("BR-48", Group(group => group with { Rate = null }), "BR-CO-17", "BR-S-08", "BR-S-09", "BR-DE-14"),
        new("BR-DE-14", Group(group => group with { Rate = null }), "BR-48", "BR-CO-17", "BR-S-08", "BR-S-09"),
        new("BR-CO-17", MoreTax(Full, 1), "BR-S-09"),
        new("BR-CO-18", Full with { VatBreakdown = [] }, "BR-S-01"),
    ];

    private static IEnumerable<RuleCase> Payments() =>
    [
        new("BR-49", Pay(payment => payment with { MeansCode = null })),
        new("BR-50", Pay(payment => payment with { MeansCode = "30", CreditTransfers = [new CreditTransfer(null), .. payment.CreditTransfers] })),
        new("BR-51", Full with { Payment = Card with { Card = new PaymentCard("5100001234567890") } }),
        new("BR-61", Pay(payment => payment with { CreditTransfers = [] }), "BR-DE-23-a"),
        new("BR-DE-1", Full with { Payment = null }),
        new("BR-DE-19", Pay(payment => payment with { CreditTransfers = [new CreditTransfer("DE03120300000000202051")] })),
        new("BR-DE-20", Full with { Payment = Debit with { DirectDebit = Debit.DirectDebit! with { Account = "DE03120300000000202051" } } }),
        new("BR-DE-23-a", Pay(payment => payment with { MeansCode = "30", CreditTransfers = [] }), "BR-61"),
        new("BR-DE-23-b", Pay(payment => payment with { Card = Card.Card })),
        new("BR-DE-24-a", Full with { Payment = Card with { Card = null } }),
        new("BR-DE-24-b", Full with { Payment = Card with { CreditTransfers = [new CreditTransfer("1")] } }),
        new("BR-DE-25-a", Full with { Payment = Debit with { DirectDebit = null } }),
        new("BR-DE-25-b", Full with { Payment = Debit with { Card = Card.Card } }),
        new("BR-DE-30", Full with { Payment = Debit with { DirectDebit = Debit.DirectDebit! with { CreditorId = null } } }),
        new("BR-DE-31", Full with { Payment = Debit with { MeansCode = "49", DirectDebit = Debit.DirectDebit! with { Account = null } } }),
        new("PEPPOL-EN16931-R061", Full with { Payment = Debit with { DirectDebit = Debit.DirectDebit! with { Mandate = null } } }),
    ];

    private static IEnumerable<RuleCase> Sums() =>
    [
        new("BR-CO-10", Totals(totals => totals with { LineTotal = totals.LineTotal + 1 }), "BR-CO-13"),
        new("BR-CO-11", Totals(totals => totals with { AllowanceTotal = totals.AllowanceTotal + 1 }), "BR-CO-13"),
        new("BR-CO-11", Totals(totals => totals with { AllowanceTotal = null }), "BR-CO-13"),
        new("BR-CO-12", Totals(totals => totals with { ChargeTotal = totals.ChargeTotal + 1 }), "BR-CO-13"),
        new("BR-CO-13", Totals(totals => totals with { NetTotal = totals.NetTotal + 1 }), "BR-CO-15"),
        new("BR-CO-14", Totals(totals => totals with { VatTotal = totals.VatTotal + 1 }), "BR-CO-15"),
        new("BR-CO-15", Totals(totals => totals with { GrossTotal = totals.GrossTotal + 1 }), "BR-CO-16"),
        new("BR-CO-15", Totals(totals => totals with { VatTotal = null })),
        new("BR-CO-16", Totals(totals => totals with { Due = totals.Due + 0.01m })),
    ];

    /// <summary>Three decimals, of which the last is zero: nothing but the rule on decimals is broken.</summary>
    private static IEnumerable<RuleCase> Decimals() =>
    [
        new("BR-DEC-01", Allowance(one => one with { Amount = one.Amount + 0.000m })),
        new("BR-DEC-02", Allowance(one => one with { BaseAmount = one.BaseAmount + 0.000m })),
        new("BR-DEC-05", Charge(one => one with { Amount = one.Amount + 0.000m })),
        new("BR-DEC-06", Charge(one => one with { BaseAmount = 12.500m, Percentage = 100 })),
        new("BR-DEC-09", Totals(totals => totals with { LineTotal = totals.LineTotal + 0.000m })),
        new("BR-DEC-10", Totals(totals => totals with { AllowanceTotal = totals.AllowanceTotal + 0.000m })),
        new("BR-DEC-11", Totals(totals => totals with { ChargeTotal = totals.ChargeTotal + 0.000m })),
        new("BR-DEC-12", Totals(totals => totals with { NetTotal = totals.NetTotal + 0.000m })),
        new("BR-DEC-13", Totals(totals => totals with { VatTotal = totals.VatTotal + 0.000m })),
        new("BR-DEC-14", Totals(totals => totals with { GrossTotal = totals.GrossTotal + 0.000m })),
        new("BR-DEC-15", Totals(totals => totals with { VatTotalInAccountingCurrency = totals.VatTotalInAccountingCurrency + 0.000m })),
        new("BR-DEC-16", Totals(totals => totals with { Paid = 0.000m })),
        new("BR-DEC-17", Totals(totals => totals with { Rounding = 0.000m })),
        new("BR-DEC-18", Totals(totals => totals with { Due = totals.Due + 0.000m })),
        new("BR-DEC-19", Group(group => group with { TaxableAmount = group.TaxableAmount + 0.000m })),
        new("BR-DEC-20", Group(group => group with { TaxAmount = group.TaxAmount + 0.000m })),
        new("BR-DEC-23", Second(line => line with { NetAmount = line.NetAmount + 0.000m })),
        new("BR-DEC-24", LineAllowance(one => one with { Amount = one.Amount + 0.000m })),
        new("BR-DEC-25", LineAllowance(one => one with { BaseAmount = one.BaseAmount + 0.000m })),
        new("BR-DEC-27", LineCharge(one => one with { Amount = one.Amount + 0.000m })),
        new("BR-DEC-28", LineCharge(one => one with { BaseAmount = 3.210m, Percentage = 100 })),
    ];

    private static IEnumerable<RuleCase> Codes() =>
    [
        new("BR-CL-01", Full with { TypeCode = "999" }, "BR-DE-17"),
        new("BR-CL-04", Full with { Currency = "XYZ" }),
        new("BR-CL-05", Full with { AccountingCurrency = "XYZ" }),
        new("BR-CL-06", Full with { TaxPointCode = "9" }),
        new("BR-CL-07", Full with { InvoicedObject = new Identifier("1", "QQQ") }),
        new("BR-CL-07", First(line => line with { InvoicedObject = new Identifier("1", "QQQ") })),
        new("BR-CL-08", Full with { Notes = [new EInvoiceNote("x", "QQQ")] }),
        new("BR-CL-10", OfSeller(seller => seller with { Identifiers = [new Identifier("1", "9999")] })),
        new("BR-CL-10", OfBuyer(buyer => buyer with { Identifiers = [new Identifier("1", "SEPA")] })),
        new("BR-CL-10", Full with { Payee = Full.Payee! with { Identifier = new Identifier("1", "9999") } }),
        new("BR-CL-11", OfSeller(seller => seller with { LegalRegistration = new Identifier("1", "9999") })),
        new("BR-CL-11", OfBuyer(buyer => buyer with { LegalRegistration = new Identifier("1", "9999") })),
        new("BR-CL-11", Full with { Payee = Full.Payee! with { LegalRegistration = new Identifier("1", "9999") } }),
        new("BR-CL-13", Item(item => item with { Classifications = [new ItemClassification("1", "QQQ")] })),
        new("BR-CL-14", OfSeller(seller => seller with { Address = seller.Address! with { Country = "QQ" } })),
        new("BR-CL-14", OfBuyer(buyer => buyer with { Address = buyer.Address! with { Country = "QQ" } })),
        new("BR-CL-14", Full with { TaxRepresentative = Full.TaxRepresentative! with { Address = new EInvoiceAddress { Country = "QQ" } } }),
        new("BR-CL-14", Full with { Delivery = Full.Delivery! with { Address = Full.Delivery.Address! with { Country = "QQ" } } }),
        new("BR-CL-15", Item(item => item with { OriginCountry = "QQ" })),
        new("BR-CL-16", Pay(payment => payment with { MeansCode = "999" })),
        new("BR-CL-17", Group(group => group with { Category = "X" }), "BR-S-08"),
        new("BR-CL-17", Allowance(one => one with { VatCategory = "X" }), "BR-S-08"),
        new("BR-CL-17", Charge(one => one with { VatCategory = "X" }), "BR-S-08"),
        new("BR-CL-18", Second(line => line with { VatCategory = "X" }), "BR-S-08"),
        new("BR-CL-19", Allowance(one => one with { ReasonCode = "999" })),
        new("BR-CL-19", LineAllowance(one => one with { ReasonCode = "999" })),
        new("BR-CL-20", Charge(one => one with { ReasonCode = "QQQ" })),
        new("BR-CL-20", LineCharge(one => one with { ReasonCode = "QQQ" })),
        new("BR-CL-21", Item(item => item with { StandardId = new Identifier("1", "9999") })),
        new("BR-CL-22", Group(group => group with { ExemptionCode = "VATEX-NO" }), "BR-S-10"),
        new("BR-CL-23", Second(line => line with { Unit = "QQQ" })),
        new("BR-CL-23", Second(line => line with { Unit = "QQQ", Price = new PriceDetails(50, BaseQuantity: 1, BaseUnit: "QQQ") })),
        new("BR-CL-24", Full with { SupportingDocuments = [new SupportingDocument("1", Attachment: new AttachedDocument("text/html", "x", default))] }),
        new("BR-CL-25", OfSeller(seller => seller with { ElectronicAddress = new Identifier("x", "QQ") })),
        new("BR-CL-25", OfBuyer(buyer => buyer with { ElectronicAddress = new Identifier("x", "QQ") })),
        new("BR-CL-26", Full with { Delivery = Full.Delivery! with { Location = new Identifier("1", "9999") } }),
    ];

    private static IEnumerable<RuleCase> Categories() => [.. VatFamilies.All.SelectMany(OfFamily), .. BeyondFamilies()];

    private static IEnumerable<RuleCase> OfFamily(VatFamily family)
    {
        EInvoice Complete(EInvoice draft) => InvoiceCalculation.Complete(draft);
        EInvoice Unknown(EInvoice invoice) => family.Seller == SellerIdentity.NoVatId
            ? invoice with { Seller = Seller }
            : invoice with { Seller = invoice.Seller! with { VatId = null, TaxRegistration = null } };
        decimal? wrong = family.Rate switch { RateKind.Positive => 0, RateKind.NotNegative => -1, RateKind.Zero => 5, _ => 0 };
        EInvoice small = Complete(Draft(family));
        EInvoice allowance = Complete(Draft(family, allowance: true));
        EInvoice charge = Complete(Draft(family, charge: true));
        EInvoice draft = Draft(family, allowance: true, charge: true);
        string prefix = family.Prefix;
        return
        [
            new($"{prefix}-01", small with { VatBreakdown = [] }, "BR-CO-18"),
            new($"{prefix}-02", Unknown(small)),
            new($"{prefix}-03", Unknown(allowance), $"{prefix}-02"),
            new($"{prefix}-04", Unknown(charge), $"{prefix}-02"),
            new($"{prefix}-05", Complete(draft with { Lines = [draft.Lines[0] with { VatRate = wrong }] })),
            new($"{prefix}-06", Complete(draft with { Allowances = [draft.Allowances[0] with { VatRate = wrong }] })),
            new($"{prefix}-07", Complete(draft with { Charges = [draft.Charges[0] with { VatRate = wrong }] })),
            new($"{prefix}-08", small with { VatBreakdown = [small.VatBreakdown[0] with { TaxableAmount = 100.01m }] }),
            new($"{prefix}-09", MoreTax(small, 1), "BR-CO-17"),
            new(
                $"{prefix}-10",
                small with { VatBreakdown = [small.VatBreakdown[0] with { ExemptionCode = null, ExemptionReason = family.IsExempt ? null : "frei" }] }),
        ];
    }

    private static IEnumerable<RuleCase> BeyondFamilies()
    {
        VatFamily Family(string category) => VatFamilies.All.Single(family => family.Category == category);
        EInvoice inside = Draft(Family("K"));
        EInvoice outside = Draft(Family("O"));
        EInvoice zero = InvoiceCalculation.Complete(outside with { Lines = [.. outside.Lines, Line("2", 1, 1, "Z", 0)] });
        AllowanceCharge other = new() { Amount = 1, Reason = "x", VatCategory = "Z", VatRate = 0 };
        EInvoice split = Draft(Family("S")) with { Lines = [Line("1", 1, 100, "B", 22)] };
        EInvoiceAddress italian = new() { Country = "IT" };
        EInvoice domestic = split with { Seller = Seller with { Address = italian }, Buyer = Buyer with { Address = italian } };
        return
        [
            new("BR-IC-11", InvoiceCalculation.Complete(inside with { Delivery = inside.Delivery! with { Date = null } })),
            new("BR-IC-12", InvoiceCalculation.Complete(inside with { Delivery = inside.Delivery! with { Address = null } })),
            new("BR-O-11", zero, "BR-O-12"),
            new("BR-O-12", zero, "BR-O-11"),
            new("BR-O-13", InvoiceCalculation.Complete(outside with { Allowances = [other] }), "BR-O-11"),
            new("BR-O-14", InvoiceCalculation.Complete(outside with { Charges = [other] }), "BR-O-11"),
            new("BR-B-01", InvoiceCalculation.Complete(split)),
            new("BR-B-02", InvoiceCalculation.Complete(domestic with { Lines = [.. domestic.Lines, Line("2", 1, 1, "S", 22)] })),
        ];
    }

    private static IEnumerable<RuleCase> XRechnung() =>
    [
        new("BR-DE-2", OfSeller(seller => seller with { Contact = null })),
        new("BR-DE-3", OfSeller(seller => seller with { Address = seller.Address! with { City = null } })),
        new("BR-DE-4", OfSeller(seller => seller with { Address = seller.Address! with { PostCode = null } })),
        new("BR-DE-5", OfSeller(seller => seller with { Contact = seller.Contact! with { Name = null } })),
        new("BR-DE-6", OfSeller(seller => seller with { Contact = seller.Contact! with { Phone = null } })),
        new("BR-DE-7", OfSeller(seller => seller with { Contact = seller.Contact! with { Email = null } })),
        new("BR-DE-8", OfBuyer(buyer => buyer with { Address = buyer.Address! with { City = null } })),
        new("BR-DE-9", OfBuyer(buyer => buyer with { Address = buyer.Address! with { PostCode = null } })),
        new("BR-DE-10", Full with { Delivery = Full.Delivery! with { Address = Full.Delivery.Address! with { City = null } } }),
        new("BR-DE-11", Full with { Delivery = Full.Delivery! with { Address = Full.Delivery.Address! with { PostCode = null } } }),
        new("BR-DE-15", Full with { BuyerReference = null }),
        new("BR-DE-16", OfSeller(seller => seller with { VatId = null, TaxRegistration = null }) with { TaxRepresentative = null }, "BR-S-02", "BR-S-03", "BR-S-04"),
        new("BR-DE-17", Full with { TypeCode = "383" }),
        new("BR-DE-18", Full with { PaymentTerms = "#SKONTO#TAGE=14#PROZENT=2#\n" }),
        new("BR-DE-18", Full with { PaymentTerms = "#SKONTO#TAGE=14#PROZENT=2.00#" }),
        new("BR-DE-21", Full with { Specification = Specifications.XRechnung + "#conformant#x" }),
        new("BR-DE-22", Full with { SupportingDocuments = [Full.SupportingDocuments[0], Full.SupportingDocuments[0]] }),
        new("BR-DE-26", Full with { TypeCode = "384", PrecedingInvoices = [] }),
        new("BR-DE-27", OfSeller(seller => seller with { Contact = seller.Contact! with { Phone = "12" } })),
        new("BR-DE-28", OfSeller(seller => seller with { Contact = seller.Contact! with { Email = "anna.@x" } })),
        new("BR-DE-TMP-32", WithoutLinePeriod() with { Period = null, Delivery = null }),
        new("BR-TMP-2", Full with { SupportingDocuments = [new SupportingDocument("1", Location: "www.x.example")] }),
    ];

    private static IEnumerable<RuleCase> Peppol() =>
    [
        new("PEPPOL-EN16931-R001", Full with { Process = null }),
        new("PEPPOL-EN16931-R005", Full with { AccountingCurrency = "EUR" }),
        new("PEPPOL-EN16931-R010", OfBuyer(buyer => buyer with { ElectronicAddress = null })),
        new("PEPPOL-EN16931-R020", OfSeller(seller => seller with { ElectronicAddress = null })),
        new("PEPPOL-EN16931-R040", Allowance(one => one with { BaseAmount = 201 })),
        new("PEPPOL-EN16931-R041", Allowance(one => one with { BaseAmount = null })),
        new("PEPPOL-EN16931-R042", LineAllowance(one => one with { Percentage = null })),
        new("PEPPOL-EN16931-R046", First(line => line with { Price = line.Price! with { Discount = 0.4m } })),
        new("PEPPOL-EN16931-R055", Totals(totals => totals with { VatTotalInAccountingCurrency = -1 })),
        new("PEPPOL-EN16931-R110", First(line => line with { Period = new InvoicingPeriod(new DateOnly(2026, 2, 28), Day) })),
        new("PEPPOL-EN16931-R111", First(line => line with { Period = new InvoicingPeriod(Day, new DateOnly(2026, 4, 1)) })),
        new("PEPPOL-EN16931-R120", Second(line => line with { Quantity = 3 })),
        new("PEPPOL-EN16931-R121", Second(line => line with { Price = new PriceDetails(50, BaseQuantity: 0) })),
        new("PEPPOL-EN16931-R130", First(line => line with { Price = line.Price! with { BaseUnit = "HUR" } })),
    ];

    private static EInvoice Totals(Func<EInvoiceTotals, EInvoiceTotals> change) => Full with { Totals = change(Full.Totals!) };

    private static EInvoice OfSeller(Func<EInvoiceParty, EInvoiceParty> change) => Full with { Seller = change(Full.Seller!) };

    private static EInvoice OfBuyer(Func<EInvoiceParty, EInvoiceParty> change) => Full with { Buyer = change(Full.Buyer!) };

    private static EInvoice First(Func<EInvoiceLine, EInvoiceLine> change) => Full with { Lines = [change(Full.Lines[0]), Full.Lines[1]] };

    private static EInvoice Second(Func<EInvoiceLine, EInvoiceLine> change) => Full with { Lines = [Full.Lines[0], change(Full.Lines[1])] };

    private static EInvoice Item(Func<ItemInformation, ItemInformation> change) => First(line => line with { Item = change(line.Item!) });

    private static EInvoice Allowance(Func<AllowanceCharge, AllowanceCharge> change) => Full with { Allowances = [change(Full.Allowances[0])] };

    private static EInvoice Charge(Func<AllowanceCharge, AllowanceCharge> change) => Full with { Charges = [change(Full.Charges[0])] };

    private static EInvoice LineAllowance(Func<AllowanceCharge, AllowanceCharge> change) => First(line => line with { Allowances = [change(line.Allowances[0])] });

    private static EInvoice LineCharge(Func<AllowanceCharge, AllowanceCharge> change) => First(line => line with { Charges = [change(line.Charges[0])] });

    private static EInvoice Group(Func<VatBreakdown, VatBreakdown> change) => Full with { VatBreakdown = [Full.VatBreakdown[0], change(Full.VatBreakdown[1])] };

    private static EInvoice Pay(Func<PaymentInstructions, PaymentInstructions> change) => Full with { Payment = change(Full.Payment!) };

    private static EInvoice WithoutLinePeriod() => First(line => line with { Period = null });

    internal static EInvoice MoreTax(EInvoice invoice, decimal more) => invoice with
    {
        VatBreakdown = [invoice.VatBreakdown[0] with { TaxAmount = invoice.VatBreakdown[0].TaxAmount + more }, .. invoice.VatBreakdown.Skip(1)],
        Totals = invoice.Totals! with
        {
            VatTotal = invoice.Totals.VatTotal + more,
            GrossTotal = invoice.Totals.GrossTotal + more,
            Due = invoice.Totals.Due + more,
        },
    };
}

using System.Globalization;
using LeadToCash.Customers;
using LeadToCash.Documents;

namespace LeadToCash.EInvoicing;

/// <summary>The letter that people read beside the file: the same lines and amounts, as a <see cref="BusinessDocument"/>.</summary>
public static class InvoiceLetter
{
    /// <summary>The letter of an invoice that breaks no rule.</summary>
    /// <param name="invoice">With all its amounts.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="kind">What its heading says; null for what its type says.</param>
    /// <param name="headings">Headings over lines, in their order, the first one over the first line; null for none.</param>
    public static BusinessDocument Of(EInvoice invoice, string language, DocumentKind? kind = null, IReadOnlyList<LetterHeading>? headings = null) =>
        Of(invoice, language, kind ?? KindOf(invoice.TypeCode), headings ?? [], CultureInfo.GetCultureInfo(language == "de" ? "de-DE" : "en-GB"));

    private static DocumentKind KindOf(string? type) =>
        InvoiceTypes.IsCredit(type) ? DocumentKind.CreditNote : type == InvoiceTypes.Prepayment ? DocumentKind.DepositInvoice : DocumentKind.Invoice;

    private static BusinessDocument Of(EInvoice invoice, string language, DocumentKind kind, IReadOnlyList<LetterHeading> headings, CultureInfo culture) => new()
    {
        Kind = kind,
        Language = language,
        Number = invoice.Number!,
        Date = invoice.IssueDate!.Value,
        Currency = invoice.Currency!,
        Recipient = Recipient(invoice, language),
        References = [.. References(invoice, culture)],
        Contact = invoice.Seller?.Contact is { Name: { } name } contact ? new DocumentContact(name, contact.Phone, contact.Email) : null,
        Opening = [.. invoice.Notes.Select(note => note.Text).OfType<string>()],
        Groups = [.. Groups([.. invoice.Lines.Select(line => Line(invoice, line, culture))], [.. Adjustments(invoice)], headings)],
        Totals = Totals(invoice, language),
        Closing = [.. Terms(invoice)],
        Payment = Code(invoice),
    };

    private static IEnumerable<DocumentGroup> Groups(DocumentLine[] lines, DocumentLine[] adjustments, IReadOnlyList<LetterHeading> headings)
    {
        if (headings.Count == 0)
        {
            return [new DocumentGroup(null, [.. lines, .. adjustments])];
        }

        IEnumerable<DocumentGroup> groups = headings.Select((heading, index) =>
            new DocumentGroup(heading.Title, lines[(heading.FirstLine - 1)..(index + 1 < headings.Count ? headings[index + 1].FirstLine - 1 : lines.Length)]));
        return adjustments.Length == 0 ? groups : groups.Append(new DocumentGroup(null, adjustments));
    }

    private static Party Recipient(EInvoice invoice, string language)
    {
        EInvoiceParty buyer = invoice.Buyer!;
        EInvoiceAddress? address = buyer.Address;
        PostalAddress? postal = address is null ? null : new PostalAddress(address.Line1 ?? "", address.PostCode ?? "", address.City ?? "", address.Country ?? "");
        return new Party(buyer.Contact?.Name ?? buyer.Name!, buyer.Contact?.Email ?? "", buyer.Contact?.Name is null ? null : buyer.Name, buyer.Contact?.Phone, language, postal, buyer.VatId);
    }

    private static IEnumerable<DocumentReference> References(EInvoice invoice, CultureInfo culture)
    {
        (ReferenceKind Kind, string? Value)[] all =
        [
            (ReferenceKind.YourReference, invoice.PurchaseOrderReference ?? (invoice.BuyerReference == invoice.SalesOrderReference ? null : invoice.BuyerReference)),
            (ReferenceKind.Order, invoice.SalesOrderReference),
            (ReferenceKind.Invoice, invoice.PrecedingInvoices.Count == 0 ? null : string.Join(", ", invoice.PrecedingInvoices.Select(one => one.Number))),
            (ReferenceKind.SupplyDate, SupplyDate(invoice, culture)),
            (ReferenceKind.CustomerVatId, invoice.Buyer?.VatId),
        ];
        return all.Where(one => one.Value is not null).Select(one => new DocumentReference(one.Kind, one.Value!));
    }

    private static string? SupplyDate(EInvoice invoice, CultureInfo culture) => invoice.Delivery?.Date is { } date
        ? date.ToString("d", culture)
        : invoice.Period is { Start: { } start, End: { } end } ? $"{start.ToString("d", culture)} – {end.ToString("d", culture)}" : null;

    private static DocumentLine Line(EInvoice invoice, EInvoiceLine line, CultureInfo culture) => new()
    {
        Position = line.Id!,
        ItemNumber = line.Item?.SellerId ?? line.Id!,
        Name = line.Item!.Name!,
        Description = Description(invoice, line, culture),
        Quantity = line.Quantity!.Value,
        Unit = line.Unit!,
        Price = new LinePrice(Amount(invoice, line.Price!.NetPrice!.Value / (line.Price.BaseQuantity ?? 1)), Amount(invoice, line.NetAmount!.Value)),
    };

    /// <summary>The note, the time of supply where lines differ in it, and what a unit price in cents cannot show: a price with more decimals, and what is taken off or put on.</summary>
    private static string? Description(EInvoice invoice, EInvoiceLine line, CultureInfo culture)
    {
        List<string> texts = line.Item?.Description is { } description ? [description] : [];
        if (line.Note is { } note)
        {
            texts.Add(note);
        }

        if (line.Period is { Start: { } start, End: { } end } period && (period.Start, period.End) != (invoice.Period?.Start, invoice.Period?.End))
        {
            texts.Add(start == end ? start.ToString("d", culture) : $"{start.ToString("d", culture)} – {end.ToString("d", culture)}");
        }

        if (line.Price is { } price && (price.BaseQuantity is not (null or 1) || Amount(invoice, price.NetPrice!.Value).Amount != price.NetPrice))
        {
            texts.Add(string.Create(culture, $"{price.NetPrice:0.00####} {invoice.Currency} / {price.BaseQuantity ?? 1:0.###} {line.Unit}"));
        }

        texts.AddRange(line.Allowances.Select(one => $"{one.Reason ?? one.ReasonCode}: {Amount(invoice, -one.Amount!.Value).ToString(culture)}"));
        texts.AddRange(line.Charges.Select(one => $"{one.Reason ?? one.ReasonCode}: {Amount(invoice, one.Amount!.Value).ToString(culture)}"));
        return texts.Count == 0 ? null : string.Join('\n', texts);
    }

    private static IEnumerable<DocumentLine> Adjustments(EInvoice invoice) =>
        invoice.Allowances.Select(one => (One: one, Sign: -1)).Concat(invoice.Charges.Select(one => (One: one, Sign: 1))).Select((part, i) => new DocumentLine
        {
            Position = string.Create(CultureInfo.InvariantCulture, $"{invoice.Lines.Count + i + 1}"),
            ItemNumber = part.One.ReasonCode ?? "–",
            Name = part.One.Reason ?? part.One.ReasonCode!,
            Quantity = 1,
            Unit = "C62",
            Price = new LinePrice(Amount(invoice, part.Sign * part.One.Amount!.Value), Amount(invoice, part.Sign * part.One.Amount!.Value)),
        });

    private static DocumentTotals Totals(EInvoice invoice, string language) => new()
    {
        Net = Amount(invoice, invoice.Totals!.NetTotal!.Value),
        Gross = Amount(invoice, invoice.Totals.GrossTotal!.Value),
        Taxes =
        [
            .. invoice.VatBreakdown.Select(group => new DocumentTax(
                new Percentage(group.Rate ?? 0), Amount(invoice, group.TaxableAmount!.Value), Amount(invoice, group.TaxAmount!.Value), group.ExemptionReason ?? group.ExemptionCode)),
        ],
        Settlements =
        [
            .. invoice.Totals.Paid is { } paid and not 0 ? [new DocumentSettlement(language == "de" ? "Bereits bezahlt" : "Already paid", Amount(invoice, paid))] : Array.Empty<DocumentSettlement>(),
            .. invoice.Totals.Rounding is { } rounding and not 0 ? [new DocumentSettlement(language == "de" ? "Rundung" : "Rounding", Amount(invoice, -rounding))] : Array.Empty<DocumentSettlement>(),
        ],
    };

    /// <summary>Cash discounts that machines read are no words for people.</summary>
    private static IEnumerable<string> Terms(EInvoice invoice) =>
        (invoice.PaymentTerms ?? "").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#'));

    private static PaymentCode? Code(EInvoice invoice) =>
        invoice is { Currency: "EUR", Totals.Due: > 0 and var due, Payment: { MeansCode: PaymentMeans.SepaCreditTransfer, CreditTransfers: [{ } transfer, ..] } payment }
        && !InvoiceTypes.IsCredit(invoice.TypeCode)
        && Iban.TryParse(transfer.Account) is { } iban
        && IbanLengths.InEconomicArea(iban.Country)
            ? PaymentCode.ForTransfer(transfer.AccountName ?? invoice.Payee?.Name ?? invoice.Seller!.Name!, iban, Money.Of(due, "EUR"), text: payment.RemittanceInformation ?? invoice.Number)
            : null;

    private static Money Amount(EInvoice invoice, decimal amount) => Money.Of(amount, invoice.Currency!);
}

/// <summary>A heading within a letter.</summary>
/// <param name="FirstLine">Index of the line that follows it, from 1.</param>
/// <param name="Title">What it says.</param>
public sealed record LetterHeading(int FirstLine, string Title);

namespace LeadToCash.EInvoicing;

/// <summary>Payment instructions with the parties: the creditor's id of a direct debit stands among the identifiers of payee or seller.</summary>
internal static class UblPaymentReader
{
    public static EInvoice PaymentAndParties(UblElement root, EInvoice invoice)
    {
        EInvoiceParty? seller = UblPartyReader.Party(root.Group("AccountingSupplierParty"));
        (EInvoicePayee? payee, IReadOnlyList<Identifier> identifiers) = UblPartyReader.Payee(root.Group("PayeeParty"));
        UblElement[] means = SameMeans(root);
        PaymentInstructions? payment = means.Length == 0 ? null : Instructions(means);
        DateOnly?[] dueDates = [.. means.Select(one => one.Date("PaymentDueDate"))];
        if (payment?.DirectDebit is { } debit && identifiers.Concat(seller?.Identifiers ?? []).FirstOrDefault(IsCreditor) is { } creditor)
        {
            payment = payment with { DirectDebit = debit with { CreditorId = creditor.Value } };
            seller = seller is null ? null : seller with { Identifiers = [.. seller.Identifiers.Where(identifier => !IsCreditor(identifier))] };
        }

        return invoice with
        {
            Seller = seller,
            Buyer = UblPartyReader.Party(root.Group("AccountingCustomerParty")),
            Payee = payee,
            Payment = payment,
            DueDate = invoice.DueDate ?? Array.Find(dueDates, date => date is not null),
        };
    }

    /// <summary>The semantic model has one means of payment; another one in the file stays unread.</summary>
    private static UblElement[] SameMeans(UblElement root)
    {
        string? code = null;
        bool IsSame(UblElement one) => one.Text("PaymentMeansCode") is var own && (code ??= own) == own;

        return [.. root.Groups("PaymentMeans", IsSame)];
    }

    private static PaymentInstructions Instructions(UblElement[] means)
    {
        PaymentInstructions[] all = [.. means.Select(Instructions)];
        return all[0] with
        {
            CreditTransfers = [.. all.SelectMany(one => one.CreditTransfers)],
            RemittanceInformation = all.Select(one => one.RemittanceInformation).FirstOrDefault(text => text is not null),
            Card = all.Select(one => one.Card).FirstOrDefault(card => card is not null),
            DirectDebit = all.Select(one => one.DirectDebit).FirstOrDefault(debit => debit is not null),
        };
    }

    private static PaymentInstructions Instructions(UblElement means) => new()
    {
        MeansCode = means.Text("PaymentMeansCode"),
        MeansText = means.Attribute("PaymentMeansCode", "name"),
        RemittanceInformation = means.Text("PaymentID"),
        Card = means.Group("CardAccount") is { } card ? Card(card) : null,
        CreditTransfers = means.Group("PayeeFinancialAccount") is { } account
            ? [new CreditTransfer(account.Text("ID"), account.Text("Name"), account.Inner("FinancialInstitutionBranch", "ID"))]
            : [],
        DirectDebit = means.Group("PaymentMandate") is { } mandate ? new DirectDebit(mandate.Text("ID"), null, mandate.Inner("PayerFinancialAccount", "ID")) : null,
    };

    private static PaymentCard Card(UblElement card) =>
        new(card.Text("PrimaryAccountNumberID"), card.Text("HolderName"), card.Text("NetworkID") is var network && network == Ubl.NotAvailable ? null : network);

    private static bool IsCreditor(Identifier identifier) => identifier.Scheme == Ubl.SepaScheme;
}

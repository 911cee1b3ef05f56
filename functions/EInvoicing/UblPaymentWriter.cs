namespace LeadToCash.EInvoicing;

/// <summary>Payment instructions, an element for each account, and terms.</summary>
internal static class UblPaymentWriter
{
    public static void Payment(UblXml xml, EInvoice invoice, bool isCredit)
    {
        DateOnly? dueDate = isCredit ? invoice.DueDate : null; // a credit note has its due date here, and nowhere without payment instructions
        if (invoice.Payment is { CreditTransfers.Count: > 0 } transfers)
        {
            foreach (CreditTransfer transfer in transfers.CreditTransfers)
            {
                Means(xml, transfers, dueDate, transfer);
            }
        }
        else if (invoice.Payment is { } other)
        {
            Means(xml, other, dueDate, null);
        }

        xml.Inner("PaymentTerms", "Note", invoice.PaymentTerms);
    }

    private static void Means(UblXml xml, PaymentInstructions payment, DateOnly? dueDate, CreditTransfer? transfer)
    {
        xml.Open("PaymentMeans");
        xml.Text("PaymentMeansCode", payment.MeansCode, "name", payment.MeansText);
        xml.Date("PaymentDueDate", dueDate);
        xml.Text("PaymentID", payment.RemittanceInformation);
        Card(xml, payment.Card);
        Account(xml, transfer);
        Mandate(xml, payment.DirectDebit);
        xml.Close();
    }

    private static void Card(UblXml xml, PaymentCard? card)
    {
        if (card is not null)
        {
            xml.Open("CardAccount");
            xml.Text("PrimaryAccountNumberID", card.Number);
            xml.Text("NetworkID", card.Network ?? Ubl.NotAvailable);
            xml.Text("HolderName", card.Holder);
            xml.Close();
        }
    }

    private static void Account(UblXml xml, CreditTransfer? transfer)
    {
        if (transfer is not null)
        {
            xml.Open("PayeeFinancialAccount");
            xml.Text("ID", transfer.Account);
            xml.Text("Name", transfer.AccountName);
            xml.Inner("FinancialInstitutionBranch", "ID", transfer.Bank);
            xml.Close();
        }
    }

    private static void Mandate(UblXml xml, DirectDebit? debit)
    {
        if (debit is not null)
        {
            xml.Open("PaymentMandate");
            xml.Text("ID", debit.Mandate);
            xml.Inner("PayerFinancialAccount", "ID", debit.Account);
            xml.Close();
        }
    }
}

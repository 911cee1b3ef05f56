using System.Globalization;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>A draft as the form in which requests for quotes are checked.</summary>
internal static class DraftForms
{
    public static QuoteForm Of(QuoteDraftContent content)
    {
        (DraftCustomer customer, DraftAddress address, DraftContract contract) =
            (content.Customer, content.Customer.Address ?? new DraftAddress(), content.Contract ?? new DraftContract());
        return new QuoteForm
        {
            Name = customer.Name ?? "",
            Email = customer.Email ?? "",
            Company = customer.Company ?? "",
            Phone = customer.Phone ?? "",
            Language = customer.Language ?? "",
            Street = address.Street ?? "",
            PostCode = address.PostCode ?? "",
            City = address.City ?? "",
            Country = address.Country ?? "",
            VatId = customer.VatId ?? "",
            Lines = [.. content.Lines.Select(Of)],
            Discount = Text(content.DiscountPercent),
            Currency = content.Currency ?? "",
            PromotionCode = content.PromotionCode ?? "",
            Requester = content.Requester ?? "",
            PaymentDays = Text(content.PaymentDays),
            DepositPercent = Text(content.Deposit?.Percent),
            DepositDays = Text(content.Deposit?.Days),
            ContractMonths = Text(contract.Months),
            ContractId = contract.Id ?? "",
            ContractEnd = contract.EndsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ExtensionMonths = Text(contract.ExtensionMonths),
            TargetNet = Text(content.TargetNet),
            Message = content.Message ?? "",
        };
    }

    private static QuoteFormLine Of(DraftLine line) => new(line.Sku ?? "", Text(line.Quantity))
    {
        Line = line.Line ?? "",
        Unit = line.Unit ?? "",
        Text = line.Text ?? "",
        Options = line.Options,
        Discount = Text(line.DiscountPercent),
        Price = Text(line.UnitPrice),
        Group = line.Group ?? "",
        Optional = line.Optional,
    };

    private static string Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}

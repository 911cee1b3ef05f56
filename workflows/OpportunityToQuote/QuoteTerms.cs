namespace LeadToCash.OpportunityToQuote;

/// <summary>Terms that a quote is asked for with, beside its prices; what is null is as usual.</summary>
/// <param name="PaymentDays">Days until payment; 0 or more.</param>
/// <param name="ContractMonths">Months that the contract runs; 1 or more.</param>
/// <param name="Extension">The existing contract that is extended.</param>
/// <param name="DeliveryOn">Local date on which the goods are wanted.</param>
/// <param name="Change">What is changed of an existing contract; null in what was asked for before contracts were cases.</param>
/// <param name="Deposit">What is to be paid before fulfilment begins; null for nothing.</param>
public sealed record QuoteTerms(
    int? PaymentDays = null, int? ContractMonths = null, ContractExtension? Extension = null, DateOnly? DeliveryOn = null, ContractChange? Change = null,
    DepositTerms? Deposit = null);

/// <summary>A deposit that is to be paid before fulfilment begins.</summary>
/// <param name="Share">Percent of what the order comes to, tax included; above 0, at most 100.</param>
/// <param name="PaymentDays">Days until payment, from the deposit's invoice, which follows the order at once; 0 or more, null for the usual ones.</param>
public sealed record DepositTerms(Percentage Share, int? PaymentDays = null);

/// <summary>The extension of an existing contract. Nothing of it holds before the customer accepts.</summary>
/// <param name="ContractId">The contract: <c>C-7</c>.</param>
/// <param name="EndsOn">Its last date as it is.</param>
/// <param name="Months">By how many months it is extended; 1 or more.</param>
/// <param name="Until">Its last date after the extension, by the contract's own count of months; null when nobody looked at the contract.</param>
public sealed record ContractExtension(string ContractId, DateOnly EndsOn, int Months, DateOnly? Until = null)
{
    /// <summary>The last date after the extension: as the contract counts, else the same day of the month, and the end of a month where it was one.</summary>
    public DateOnly NewEnd()
    {
        if (Until is { } until)
        {
            return until;
        }

        DateOnly end = EndsOn.AddMonths(Months);
        return EndsOn.AddDays(1).Day == 1 ? end.AddDays(DateTime.DaysInMonth(end.Year, end.Month) - end.Day) : end;
    }
}

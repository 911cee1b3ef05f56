namespace LeadToCash.Banking.Matching;

/// <summary>Proposes what a receipt may pay, the most likely first: what is named, what has the amount, what sums up to it, what is due first.</summary>
internal static class Proposals
{
    private const int Most = 5;
    private const int SmallestSet = 2;

    /// <summary>Sums are looked for among so many invoices of a payer: 2^12 sets at the most.</summary>
    private const int MostInSum = 12;

    /// <summary>For all of a receipt.</summary>
    public static IReadOnlyList<MatchProposal> For(MatchQuestion question) => Of(question, question.Entry.Amount, []);

    /// <summary>For what is left of it after some invoices were paid.</summary>
    public static MovementCommand.Clarify Rest(MatchQuestion question, Money rest, string reason, params OpenInvoice[] paid) => new(reason, Of(question, rest, paid));

    private static IReadOnlyList<MatchProposal> Of(MatchQuestion question, Money amount, IReadOnlyList<OpenInvoice> paid)
    {
        HashSet<string> taken = [.. paid.Select(invoice => invoice.InvoiceId)];
        bool IsCandidate(OpenInvoice invoice) => !invoice.Open.IsZero && invoice.Open.Currency == amount.Currency && !taken.Contains(invoice.InvoiceId);
        OpenInvoice[] named = [.. question.Named.Select(one => one.Invoice).Concat(question.Orders.SelectMany(order => order.Invoices)).DistinctBy(invoice => invoice.InvoiceId).Where(IsCandidate)];
        OpenInvoice[] ofPayer = [.. question.OfPayer.Where(IsCandidate)];
        List<MatchProposal> found = [];
        if (named.Length > 0)
        {
            found.Add(Spread(named, amount, "named by the payer"));
        }

        found.AddRange(ofPayer.Where(invoice => invoice.Open == amount).Select(invoice => Spread([invoice], amount, "open with this amount, and the account is the customer's")));
        found.AddRange(Sum(ofPayer, amount) is { } sum ? [Spread(sum, amount, "together of this amount, and the account is the customer's")] : []);
        found.AddRange(question.SameAmount.Where(IsCandidate).Where(invoice => invoice.Open == amount).Select(invoice => Spread([invoice], amount, "open with this amount")));
        if (ofPayer.Length > 0)
        {
            found.Add(Spread(Covering(ofPayer, amount), amount, "due first of the customer whose account it is"));
        }

        return [.. found.DistinctBy(proposal => string.Join('|', proposal.Allocations.Select(one => one.InvoiceId))).Take(Most)];
    }

    /// <summary>The amount over invoices in their order, each up to what is open.</summary>
    private static MatchProposal Spread(IReadOnlyList<OpenInvoice> invoices, Money amount, string reason)
    {
        List<Allocation> allocations = [];
        Money left = amount;
        foreach (OpenInvoice invoice in invoices)
        {
            Money share = invoice.Open < left ? invoice.Open : left;
            if (share.MinorUnits > 0)
            {
                allocations.Add(new Allocation(invoice.InvoiceId, invoice.Number, share, invoice.CustomerId));
                left -= share;
            }
        }

        return new MatchProposal(allocations, Money.Sum(invoices.Select(invoice => invoice.Open), amount.Currency) - amount, [reason]);
    }

    /// <summary>The first invoices that take all of the amount, or all there are.</summary>
    private static List<OpenInvoice> Covering(OpenInvoice[] invoices, Money amount)
    {
        List<OpenInvoice> first = [];
        Money taken = Money.Zero(amount.Currency);
        foreach (OpenInvoice invoice in invoices.TakeWhile(_ => taken < amount))
        {
            first.Add(invoice);
            taken += invoice.Open;
        }

        return first;
    }

    /// <summary>The smallest set of two invoices or more that comes to the amount; null if there is none.</summary>
    private static OpenInvoice[]? Sum(OpenInvoice[] invoices, Money amount)
    {
        OpenInvoice[] some = [.. invoices.Take(MostInSum)];
        int[] sets = [.. Enumerable.Range(1, (1 << some.Length) - 1)
            .Where(set => int.PopCount(set) >= SmallestSet && SumOf(some, set) == amount.MinorUnits)
            .OrderBy(int.PopCount)];
        return sets.Length > 0 ? [.. some.Where((_, index) => (sets[0] & (1 << index)) != 0)] : null;
    }

    private static long SumOf(OpenInvoice[] invoices, int set)
    {
        long sum = 0;
        for (int i = 0; i < invoices.Length; i++)
        {
            sum += (set & (1 << i)) != 0 ? invoices[i].Open.MinorUnits : 0;
        }

        return sum;
    }
}

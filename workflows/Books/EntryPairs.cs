namespace LeadToCash.Books;

/// <summary>A journal entry as pairs of one debited and one credited account, for programs that know no other entries.</summary>
public static class EntryPairs
{
    /// <summary>Takes debits and credits from the first to the last, as much at a time as both have left. The pairs sum to the lines.</summary>
    public static IReadOnlyList<EntryPair> Of(JournalEntry entry)
    {
        Queue<JournalLine> debits = new(entry.Lines.Where(line => line.Side == EntrySide.Debit));
        Queue<JournalLine> credits = new(entry.Lines.Where(line => line.Side == EntrySide.Credit));
        List<EntryPair> pairs = [];
        JournalLine debit = debits.Dequeue();
        JournalLine credit = credits.Dequeue();
        while (true)
        {
            Money amount = debit.Amount < credit.Amount ? debit.Amount : credit.Amount;
            pairs.Add(new EntryPair(debit.Account, credit.Account, credit.Unit ?? debit.Unit, amount));
            (Money debitLeft, Money creditLeft) = (debit.Amount - amount, credit.Amount - amount);
            if (debitLeft.IsZero && debits.Count == 0)
            {
                return pairs;
            }

            debit = debitLeft.IsZero ? debits.Dequeue() : debit with { Amount = debitLeft };
            credit = creditLeft.IsZero ? credits.Dequeue() : credit with { Amount = creditLeft };
        }
    }
}

/// <summary>An amount from one account to another.</summary>
/// <param name="Debit">Account that is debited.</param>
/// <param name="Credit">Account that is credited.</param>
/// <param name="Unit">Business unit of the credit, else of the debit; null if neither has one. Where both have one, revenue is credited that was deferred or accrued.</param>
/// <param name="Amount">Above nothing.</param>
public sealed record EntryPair(string Debit, string Credit, string? Unit, Money Amount);

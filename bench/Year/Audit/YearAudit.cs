namespace LeadToCash.Bench.Year.Audit;

/// <summary>Compares what the books, the open items, the invoices, the orders, the mails and the outside world say of a year that was played.</summary>
internal static class YearAudit
{
    /// <summary>Audits a year that is over.</summary>
    public static async Task<AuditReport> OfAsync(YearPlayer player)
    {
        await player.Post.LookAsync();
        YearFacts facts = await YearFacts.ReadAsync(player);
        AuditReport report = new() { Invoices = facts.Invoices.Count, Instances = facts.Instances.Count };
        BooksChecks.Add(report, facts, player);
        InvoiceChecks.Add(report, facts, player);
        RecognitionChecks.Add(report, facts, player.World.Today);
        await ReportChecks.AddAsync(report, facts, player);
        ProcessChecks.Add(report, facts, player);
        return report;
    }
}

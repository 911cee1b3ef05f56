using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>
/// Which approvals of earlier versions count for a new one. A step's approval counts when the last version that needed the step has it, and
/// every reason for which the new version needs it was approved there and is not worse: the same rule and condition with the same limit, a
/// figure that is not higher, the same currency, and every line that it concerns was there and is unchanged. A line is unchanged when item,
/// quantity, unit, cost and margin floor are the same and its net unit price is not lower. Lines that went away worsen nothing. Whoever asks
/// for the new version has not approved it before, and where the policy wants four eyes between steps they stay four.
/// </summary>
internal static class ApprovalCarryOver
{
    /// <summary>The approvals that count, one event for each.</summary>
    public static IReadOnlyList<ApprovalCarriedOver> Of(Quote quote, QuoteCommand.SetPrices prices)
    {
        List<ApprovalCarriedOver> carried = [];
        foreach (RequiredApproval required in prices.Approvals)
        {
            if (Earlier(quote, required.Step) is (QuoteVersionRecord version, QuoteApproval { Status: ApprovalStatus.Approved } approved)
                && approved.Quorum >= required.Quorum && approved.Role == required.Role
                && required.Reasons.All(reason => IsCovered(reason, prices.Content, approved.Reasons, version.Content!))
                && Deciders(approved) is { Count: > 0 } seats && seats.All(seat => FourEyes.Allow(quote.Requester, seat.Person))
                && !(prices.DistinctApprovers && Meet(seats, carried.SelectMany(one => one.Seats))))
            {
                carried.Add(new ApprovalCarriedOver(prices.QuoteVersion, required.Step, approved.CarriedFrom ?? version.QuoteVersion, seats));
            }
        }

        return carried;
    }

    /// <summary>The last version that needed the step, however it went there: what was refused since then is not approved by what came before.</summary>
    private static (QuoteVersionRecord Version, QuoteApproval Approval)? Earlier(Quote quote, ApprovalStep step) => quote.PreviousVersions.Reverse()
        .Select(version => (version, approval: version.Approvals.FirstOrDefault(approval => approval.Step == step)))
        .Where(pair => pair.approval is not null)
        .Select(pair => ((QuoteVersionRecord, QuoteApproval)?)(pair.version, pair.approval!))
        .FirstOrDefault();

    private static bool IsCovered(ApprovalReason reason, PricedContent content, IReadOnlyList<ApprovalReason> approved, PricedContent before) =>
        content.Currency == before.Currency
        && approved.FirstOrDefault(one => one.RuleId is not null && one.RuleId == reason.RuleId && one.Kind == reason.Kind) is { Lines: not null } known
        && known.Limit == reason.Limit && reason.Actual <= known.Actual && known.Text == reason.Text
        && AreUnchanged(Lines(content, reason), Lines(before, known));

    /// <summary>Every line has one of its own among those that were approved; what fits the cheaper line fits the dearer one too, so the cheaper one chooses first.</summary>
    private static bool AreUnchanged(IEnumerable<PricedLine> lines, IEnumerable<PricedLine> approved)
    {
        List<PricedLine> left = [.. approved];
        return lines.OrderBy(line => line.UnitPrice.Amount).All(line => left.Find(one => IsUnchanged(line, one)) is { } found && left.Remove(found));
    }

    private static bool IsUnchanged(PricedLine line, PricedLine approved) =>
        line.Sku == approved.Sku && line.Kind == approved.Kind && line.Quantity == approved.Quantity && line.Unit == approved.Unit
        && line.UnitCost == approved.UnitCost && line.MarginFloor == approved.MarginFloor && line.UnitPrice.Amount >= approved.UnitPrice.Amount;

    private static IEnumerable<PricedLine> Lines(PricedContent content, ApprovalReason reason) =>
        content.Lines.Where(line => reason.Lines?.Contains(line.Position) == true);

    private static IReadOnlyList<ApprovalSeat> Deciders(QuoteApproval approval) => [.. approval.Asked().Where(seat => seat.Status == SeatStatus.Approved)];

    private static bool Meet(IEnumerable<ApprovalSeat> some, IEnumerable<ApprovalSeat> others) =>
        some.Any(seat => others.Any(other => FourEyes.AreSame(seat.Person, other.Person)));
}

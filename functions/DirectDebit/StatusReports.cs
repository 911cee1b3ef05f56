using System.Xml;
using System.Xml.Linq;
using LeadToCash.Banking;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Takes in what the bank says before it credits: status reports (pain.002) of any version, with single collections, whole batches or the whole file rejected. Safe to
/// repeat: an attempt is rejected once.
/// </summary>
public sealed class StatusReports(CollectionStore collections, DebitFiles files, ReturnRules rules, BusinessCalendars calendars, TimeProvider time)
{
    private const string Rejected = "RJCT";

    /// <summary>Reads a report and notes what was rejected.</summary>
    /// <exception cref="UnreadableStatementException">It is no status report; says where.</exception>
    public async Task<IReadOnlyList<ReportedCollection>> ReceiveAsync(byte[] report, CancellationToken cancellationToken)
    {
        List<ReportedCollection> noted = [];
        foreach ((string reference, string code, string? text) in await RejectionsAsync(Read(report), cancellationToken))
        {
            noted.Add(await RejectAsync(reference, code, text, cancellationToken));
        }

        return noted;
    }

    private async Task<ReportedCollection> RejectAsync(string reference, string code, string? text, CancellationToken cancellationToken)
    {
        if (CollectionIds.Read(reference) is not { } ids || await collections.FindAsync(ids.CollectionId, cancellationToken) is null)
        {
            return new ReportedCollection(reference, code, "It is no collection of ours.");
        }

        CaseOutcome<Collection, CollectionEvent> outcome = await collections.ExecuteAsync(
            ids.CollectionId, "reject/" + reference, new CollectionCommand.Reject(reference, new BankReason(code, text, null, calendars.Today(time), rules.Of(code))), cancellationToken: cancellationToken);
        return new ReportedCollection(reference, code, outcome.Refusal?.Reason);
    }

    /// <summary>Single ones by their reference; where a batch or all was rejected without naming them, all that it holds.</summary>
    private async Task<IReadOnlyList<(string Reference, string Code, string? Text)>> RejectionsAsync(XElement report, CancellationToken cancellationToken)
    {
        XElement group = report.At("OrgnlGrpInfAndSts") ?? throw CamtElement.Wrong(report, "It has no status of a group.");
        List<(string, string, string?)> found = [];
        XElement[] batches = [.. report.All("OrgnlPmtInfAndSts")];
        foreach (XElement batch in batches)
        {
            XElement[] single = [.. batch.All("TxInfAndSts").Where(one => one.Text("TxSts") == Rejected)];
            found.AddRange(single.Select(one => (one.Text("OrgnlEndToEndId") ?? "", CodeOf(one) ?? CodeOf(batch) ?? CodeOf(group) ?? "MS03", one.Text("StsRsnInf", "AddtlInf"))));
            if (single.Length == 0 && batch.Text("PmtInfSts") == Rejected && batch.Text("OrgnlPmtInfId") is { } id)
            {
                found.AddRange((await files.MembersAsync(id, cancellationToken)).Select(member => (member, CodeOf(batch) ?? CodeOf(group) ?? "MS03", batch.Text("StsRsnInf", "AddtlInf"))));
            }
        }

        if (found.Count == 0 && group.Text("GrpSts") == Rejected && group.Text("OrgnlMsgId") is { } message)
        {
            found.AddRange((await files.MembersAsync(message, cancellationToken)).Select(member => (member, CodeOf(group) ?? "MS03", group.Text("StsRsnInf", "AddtlInf"))));
        }

        return found;
    }

    private static string? CodeOf(XElement element) => element.Text("StsRsnInf", "Rsn", "Cd") ?? element.Text("StsRsnInf", "Rsn", "Prtry");

    private static XElement Read(byte[] report)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using XmlReader xml = XmlReader.Create(new MemoryStream(report), settings);
            XElement root = XElement.Load(xml, LoadOptions.SetLineInfo);
            return root.At("CstmrPmtStsRpt") ?? throw CamtElement.Wrong(root, "It is no payment status report (pain.002).");
        }
        catch (XmlException failure)
        {
            throw new UnreadableStatementException(new StatementError(failure.LineNumber, "", failure.Message));
        }
    }
}

/// <summary>What was noted of a rejected collection.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Code">The bank's reason.</param>
/// <param name="Objection">Why it was not noted; null if it was.</param>
public sealed record ReportedCollection(string Reference, string Code, string? Objection);

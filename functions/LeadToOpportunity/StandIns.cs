using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.LeadToOpportunity;

/// <summary>
/// Read model: for whom somebody may have to stand in, a partition for each substitute. A row only names a pair that was ever agreed on; whether it holds today comes from the
/// delegations themselves, so that a repeated event changes nothing and none has to be taken back.
/// </summary>
public sealed class StandIns(CaseTables tables, ApprovalPolicies policies, OpportunityRights rights) : ICaseObserver
{
    private readonly TableClient _table = tables.Named("standins");

    /// <inheritdoc/>
    public string? CaseType => Approver.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.As<ApproverEvent>() is DelegationsSet set)
        {
            foreach (string substitute in set.Delegations.Select(delegation => delegation.Substitute).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                TableEntity row = new(Delegations.IdOf(substitute), Delegations.IdOf(set.Person) + Delegations.IdOf(substitute)) { ["Person"] = set.Person };
                await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
            }
        }
    }

    /// <summary>For whom a person acts today, himself included: a query for each person in the chain, and a look at the delegations of each that comes into question.</summary>
    public async Task<IReadOnlyList<string>> ForAsync(string person, CancellationToken cancellationToken)
    {
        List<string> found = [person];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase) { person.Trim() };
        Queue<string> toAsk = new([person]);
        while (toAsk.TryDequeue(out string? substitute))
        {
            foreach (string away in (await AwayAsync(substitute, cancellationToken)).Where(away => seen.Add(away.Trim())))
            {
                toAsk.Enqueue(away);
                if (FourEyes.AreSame(await rights.ActingAsync(away, cancellationToken), person))
                {
                    found.Add(away);
                }
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<string>> AwayAsync(string substitute, CancellationToken cancellationToken)
    {
        List<string> people = [.. policies.Substitutes.Where(one => FourEyes.AreSame(one.Substitute, substitute)).Select(one => one.Person)];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Delegations.IdOf(substitute)}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            people.Add(row.GetString("Person"));
        }

        return people;
    }
}

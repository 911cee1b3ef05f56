using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Does what is due on a contract. Safe to run twice: the round names the command, so a repetition finds what the first run decided. Four requests, two when nothing is due.</summary>
public sealed class PursueContractActivity(ContractStore contracts, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(PursueContract))]
    public async Task<ContractProgress> RunAsync([ActivityTrigger] PursueContract input, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        ContractCommand.Pursue pursue = new(calendars.Own.DateOf(now), calendars.Own.TimeOf(now));
        string commandId = string.Create(CultureInfo.InvariantCulture, $"pursue/{input.Round}");
        Contract contract = (await contracts.ExecuteAsync(input.ContractId, commandId, pursue, cancellationToken: cancellationToken)).Required();
        return new ContractProgress(
            contract.Term.Number, contract.Status == ContractStatus.Ended, NextAt(contract, now), contract.Steps.Count > 0 ? contract.Steps[0] : null,
            contract.Origin.OrderId, contract.Origin.OrderPositions);
    }

    /// <summary>What waits for the acceptance of a quote is looked at again when that is over.</summary>
    private DateTimeOffset? NextAt(Contract contract, DateTimeOffset now)
    {
        DateTimeOffset? next = contract.NextDue() is (DateOnly date, TimeOnly timeOfDay) ? calendars.Own.At(date, timeOfDay) : null;
        return contract.Reservation is { } held && held.Until > now && next < held.Until ? held.Until : next;
    }
}

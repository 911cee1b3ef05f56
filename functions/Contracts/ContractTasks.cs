using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Insights;
using LeadToCash.OpportunityToQuote;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Contracts;

/// <summary>What contracts give people to do. A task's id is made of the contract and its occasion, so each is opened once.</summary>
public sealed class ContractTasks(TaskStore tasks, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>The customer would like to withdraw his notice.</summary>
    public Task WithdrawalAsync(Contract contract, ContractStep step, CancellationToken cancellationToken) => OpenAsync(
        contract, step.Key, "sales", $"{contract.Number}: the customer withdraws his notice",
        $"{contract.Customer.Name} would like contract {contract.Number} to go on. Agree on the contract's page until {Text(step.Date)}, or it ends then.", cancellationToken);

    /// <summary>Subscription billing does not take a step.</summary>
    public Task BillingAsync(Contract contract, ContractStep step, string reason, CancellationToken cancellationToken) => OpenAsync(
        contract, step.Key, "operations", $"{contract.Number}: subscription billing does not take it",
        $"{(step.Kind == ContractStepKind.EndBilling ? "The contract ended on" : "Other lines run from")} {Text(step.Date)}, but billing was not told: {reason} It is tried again every ten minutes.",
        cancellationToken);

    /// <summary>A quote was accepted, or approved, that no longer fits the contract.</summary>
    public Task UnfitQuoteAsync(Contract contract, Quote quote, Refusal refusal, CancellationToken cancellationToken) => OpenAsync(
        contract, quote.Id, "sales", $"{contract.Number}: quote {quote.Number} could not be carried out",
        $"{refusal.Reason} The contract is as before; speak to the customer and make a new quote.", cancellationToken);

    private async Task OpenAsync(Contract contract, string occasion, string team, string title, string details, CancellationToken cancellationToken) => await tasks.ExecuteAsync(
        $"contract-{contract.Number}-{occasion}", "open",
        new OpenTask(title, details, team, calendars.Today(time).AddDays(1), $"/contracts/{contract.Number}", contract.CustomerId), cancellationToken: cancellationToken);

    private static string Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "its end";
}

using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.Contracts;
using LeadToCash.Customers;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.Billing;

/// <summary>Bills contracts. Everything is safe to repeat and to run twice at once: a decision counts only if it is the account's next one.</summary>
public sealed class BillingAccounts(
    AccountStore accounts, ContractStore contracts, CustomerStore customers, BilledItems items, UsageBook usage, ContractCredits credits, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>A contract that runs for a hundred years by the month has no more bills.</summary>
    private const int MaximumRounds = 1_200;

    /// <summary>Opens the account of a contract; one that is open stays as it is.</summary>
    public async Task<CaseFile<BillingAccount>> OpenAsync(Contract contract, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(contract.Number, cancellationToken) is { } known)
        {
            return known;
        }

        DateOnly today = calendars.Today(time);
        IReadOnlyDictionary<string, ItemTerms> terms = await items.TermsOfAsync(contract, ItemTerms.None, today, cancellationToken);
        (await accounts.ExecuteAsync(contract.Number, "open", new BillingCommand.Open(contract, terms, today), cancellationToken: cancellationToken)).Required();
        return await accounts.GetAsync(contract.Number, cancellationToken);
    }

    /// <summary>Decides all that is due of a contract, an invoice for each day on which something was to be billed, and carries its credits out.</summary>
    /// <exception cref="BusinessRuleException">It can't be billed: says why.</exception>
    public async Task<ContractBilled> BillAsync(string contractId, CancellationToken cancellationToken)
    {
        Contract contract = (await contracts.GetAsync(contractId, cancellationToken)).State;
        Tally tally = new(contract);
        for (int round = 0; round < MaximumRounds; round++)
        {
            BillingAccount account = (await OpenAsync(contract, cancellationToken)).State;
            BillingCommand.Bill bill = await CommandAsync(contract, account, isPreview: false, cancellationToken);
            string commandId = CommandIdOf(account.Decisions);
            CaseOutcome<BillingAccount, BillingEvent> outcome = await accounts.ExecuteAsync(contractId, commandId, bill, cancellationToken: cancellationToken);
            if (outcome.Required() is var after && outcome.Events.Count == 0)
            {
                await credits.CarryOutAsync(after, contract, cancellationToken);
                break;
            }

            await usage.ClearAsync(contractId, outcome.Events, cancellationToken);
            tally.Add(outcome.IsRepeat ? [] : outcome.Events);
        }

        return tally.Result;
    }

    /// <summary>What billing a contract now would come to. Nothing is decided.</summary>
    /// <exception cref="BusinessRuleException">It can't be billed: says why.</exception>
    public async Task<(ContractBilled Billed, IReadOnlyList<BillingEvent> Events)> PreviewAsync(string contractId, CancellationToken cancellationToken)
    {
        Contract contract = (await contracts.GetAsync(contractId, cancellationToken)).State;
        BillingAccount account = (await OpenAsync(contract, cancellationToken)).State;
        BillingCommand.Bill bill = await CommandAsync(contract, account, isPreview: true, cancellationToken);
        List<BillingEvent> events = [];
        HashSet<string> taken = [];
        for (int round = 0; round < MaximumRounds; round++)
        {
            BillingCommand.Bill next = bill with { Decision = account.Decisions, Usage = [.. bill.Usage.Where(one => !taken.Contains(one.Id))] };
            Decision<BillingEvent> decision = BillingAccount.Decide(account, next, time.GetUtcNow());
            if (decision.Refusal is { } refusal)
            {
                throw new BusinessRuleException(refusal);
            }

            if (decision.Events.Count == 0)
            {
                break;
            }

            events.AddRange(decision.Events);
            account = decision.Events.Aggregate(account, BillingAccount.Apply);
            taken.UnionWith(account.Taken);
        }

        Tally tally = new(contract);
        tally.Add(events);
        return (tally.Result, events);
    }

    /// <summary>Id of the command that decided, by which its events are found again.</summary>
    internal static string CommandIdOf(int decision) => string.Create(CultureInfo.InvariantCulture, $"bill/{decision}");

    private async Task<BillingCommand.Bill> CommandAsync(Contract contract, BillingAccount account, bool isPreview, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        bool isMetered = account.Terms.Values.Any(terms => terms.Usage.Count > 0);
        IReadOnlyList<MeteredUsage> records = !isMetered ? []
            : isPreview ? [.. (await usage.UnbilledAsync(contract.Number, cancellationToken)).Where(record => !account.Taken.Contains(record.Id))]
            : await usage.UnbilledAsync(contract.Number, account.Taken, cancellationToken);
        Customer? customer = contract.CustomerId is { } customerId ? (await customers.FindAsync(customerId, cancellationToken))?.State : null;
        return new BillingCommand.Bill(
            contract, today, account.Decisions, records,
            await items.TermsOfAsync(contract, account.Terms, today, cancellationToken), await items.TaxesOfAsync(contract.Customer, cancellationToken), customer?.Invoicing.On(today));
    }

    private sealed class Tally(Contract contract)
    {
        private int _invoices;
        private int _credits;
        private Money _net = Money.Zero(contract.Currency);

        public ContractBilled Result => new(contract.Number, _invoices, _credits, _invoices + _credits == 0 ? [] : [_net]);

        public void Add(IReadOnlyList<BillingEvent> events)
        {
            foreach (BillingEvent @event in events)
            {
                (_invoices, _credits, _net) = @event switch
                {
                    ContractBillDecided decided => (_invoices + 1, _credits, _net + decided.Bill.Net),
                    ContractCreditDecided credited => (_invoices, _credits + 1, _net - credited.Credit.Amount),
                    _ => (_invoices, _credits, _net),
                };
            }
        }
    }
}

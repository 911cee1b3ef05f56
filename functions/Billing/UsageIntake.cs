using LeadToCash.Cases;
using LeadToCash.Contracts;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Billing;

/// <summary>Takes records of use in. Safe to repeat: a record counts once, and what is not counted is listed once.</summary>
public sealed class UsageIntake(AccountStore accounts, ContractStore contracts, UsageBook book, UsageQuestions questions, BillingAgenda agenda, TimeProvider time)
{
    private const int QuestionsAtOnce = 1_000;

    /// <summary>Takes records of any contracts in. Two requests for each contract, and one for up to 50 of its records.</summary>
    public async Task<UsageReceipt> TakeAsync(IReadOnlyList<UsageReport> reports, CancellationToken cancellationToken)
    {
        UsageReceipt receipt = new(0, 0, []);
        foreach (IGrouping<string, UsageReport> group in reports.GroupBy(report => report.ContractId, StringComparer.Ordinal))
        {
            UsageReceipt own = await TakeAsync(group.Key, [.. group], cancellationToken);
            receipt = new UsageReceipt(receipt.Counted + own.Counted, receipt.Repeated + own.Repeated, [.. receipt.Questions, .. own.Questions]);
        }

        return receipt;
    }

    /// <summary>Tries the listed records of a contract, or of all, again: those of contracts that were unknown.</summary>
    public async Task<UsageReceipt> RedriveAsync(string? contractId, CancellationToken cancellationToken)
    {
        UsageReport[] open = [.. (await questions.ListAsync(contractId, QuestionsAtOnce, cancellationToken)).Where(question => question.Standing == UsageStanding.UnknownContract).Select(question => question.Report)];
        UsageReceipt receipt = await TakeAsync(open, cancellationToken);
        foreach (UsageReport report in open.Where(report => receipt.Questions.All(question => question.Report != report)))
        {
            await questions.ResolveAsync(report, cancellationToken);
        }

        return receipt;
    }

    private async Task<UsageReceipt> TakeAsync(string contractId, UsageReport[] reports, CancellationToken cancellationToken)
    {
        BillingAccount? account = (await accounts.FindAsync(contractId, cancellationToken))?.State;
        Contract? contract = account is null ? null : (await contracts.FindAsync(contractId, cancellationToken))?.State;
        List<(UsageReport, string)> countable = [];
        List<UsageQuestion> open = [];
        foreach (UsageReport report in reports)
        {
            (string? sku, UsageStanding standing, string reason) = Judge(account, contract, report);
            if (sku is not null)
            {
                countable.Add((report, sku));
            }
            else
            {
                open.Add(new UsageQuestion(report, standing, reason, time.GetUtcNow()));
                await questions.AddAsync(open[^1], cancellationToken);
            }
        }

        UsageReceipt counted = await book.CountAsync(countable, cancellationToken);
        if (counted.Counted > 0 && contract is { EndedOn: not null })
        {
            await agenda.WakeAsync(contractId, cancellationToken); // its last bill is out: late use needs one of its own
        }

        UsageReceipt receipt = counted with { Questions = [.. open, .. counted.Questions] };
        if (account is null && await accounts.FindAsync(contractId, cancellationToken) is not null)
        {
            UsageReceipt again = await RedriveAsync(contractId, cancellationToken); // the contract began while its use was being listed
            return again with { Counted = again.Counted + receipt.Counted, Repeated = again.Repeated + receipt.Repeated };
        }

        return receipt;
    }

    private static (string? Sku, UsageStanding Standing, string Reason) Judge(BillingAccount? account, Contract? contract, UsageReport report)
    {
        if (account is null || contract is null)
        {
            return (null, UsageStanding.UnknownContract, $"No contract '{report.ContractId}' is billed here.");
        }

        return account.MeterOf(report.Meter) is not { } sku
                ? (null, UsageStanding.NotBillable, report.Meter is null ? "The contract has no item, or several, whose use is billed; name one as 'meter'." : $"Use of '{report.Meter}' is not billed under the contract.")
            : report.Date < account.UsageFrom ? (null, UsageStanding.NotBillable, $"Use is billed from {account.UsageFrom:yyyy-MM-dd} on.")
            : contract.EndedOn is { } last && report.Date > last ? (null, UsageStanding.NotBillable, $"The contract ended on {last:yyyy-MM-dd}.")
            : (sku, UsageStanding.Counted, "");
    }
}

using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Billing;

/// <summary>Bills a contract, or says what would be billed. Safe to run twice: what was decided is billed. A broken rule is a result, so that it is not tried again in vain.</summary>
public sealed class BillContractActivity(BillingAccounts accounts)
{
    [Function(nameof(BillContract))]
    public async Task<ContractBilled> RunAsync([ActivityTrigger] BillContract input, CancellationToken cancellationToken)
    {
        try
        {
            return input.IsPreview ? (await accounts.PreviewAsync(input.ContractId, cancellationToken)).Billed : await accounts.BillAsync(input.ContractId, cancellationToken);
        }
        catch (BusinessRuleException broken)
        {
            return new ContractBilled(input.ContractId, 0, 0, [], broken.Message);
        }
    }
}

namespace LeadToCash.Access;

/// <summary>What staff may ask for.</summary>
public enum Permission
{
    ReadCases,
    ReadMails,
    ResumeParts,
    ManageWebhooks,
    ManageBackends,
    ManageTasks,
    ManageVisits,
    RequestQuotes,
    RecordInteractions,
    ManageCatalog,
    DecideApprovals,
    SeeApprovals,
    ManageStock,
    WorkOpportunities,
    ManageOpportunities,
    ImportHistory,
    ManageDevices,
    ManageContracts,
    ChangeOrders,
    ManageInvoices,
    ReadPayments,
    ManagePayments,
    ReadBooks,
    PostEntries,
    ClosePeriods,
    ReopenPeriods,
    RunBilling,
    RunDunning,
    ReportUsage,
    ManageMandates,
    RunDirectDebits,
    ManageDeposits,
}

/// <summary>Which role may do what: the one table.</summary>
public static class PolicyTable
{
    private static readonly Dictionary<string, Permission[]> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["admin"] = Enum.GetValues<Permission>(),
        ["contracts"] = [Permission.ReadCases, Permission.RequestQuotes, Permission.ManageContracts, Permission.ManageTasks, Permission.ManageMandates],
        ["catalog"] = [Permission.ReadCases, Permission.ManageCatalog],
        ["operations"] = [Permission.ReadCases, Permission.ResumeParts, Permission.ManageWebhooks, Permission.ManageBackends, Permission.ManageTasks, Permission.DecideApprovals, Permission.ManageStock, Permission.ImportHistory, Permission.ManageDevices, Permission.ChangeOrders, Permission.ReportUsage],
        ["partner"] = [Permission.RecordInteractions, Permission.ReportUsage],
        ["sales"] = [Permission.ReadCases, Permission.RequestQuotes, Permission.ManageContracts, Permission.ManageTasks, Permission.RecordInteractions, Permission.DecideApprovals, Permission.WorkOpportunities, Permission.ManageDevices, Permission.ChangeOrders, Permission.ManageDeposits],
        ["sales-lead"] = [Permission.ReadCases, Permission.RequestQuotes, Permission.ManageContracts, Permission.ManageTasks, Permission.RecordInteractions, Permission.DecideApprovals, Permission.WorkOpportunities, Permission.ManageOpportunities, Permission.ManageDevices, Permission.ChangeOrders, Permission.ManageDeposits],
        ["service"] = [Permission.ReadCases, Permission.ManageTasks, Permission.ManageVisits, Permission.DecideApprovals, Permission.ManageDevices],
        ["warehouse"] = [Permission.ReadCases, Permission.ManageTasks, Permission.ManageStock, Permission.ManageDevices],
        ["finance"] = [Permission.ReadCases, Permission.DecideApprovals, Permission.ManageInvoices, Permission.ManageTasks, Permission.ReadPayments, Permission.ManagePayments, Permission.ReadBooks, Permission.PostEntries, Permission.ClosePeriods, Permission.RunBilling, Permission.RunDunning, Permission.ReportUsage, Permission.ManageMandates, Permission.RunDirectDebits, Permission.ManageDeposits],
        ["finance-lead"] = [Permission.ReadCases, Permission.DecideApprovals, Permission.ManageInvoices, Permission.ManageTasks, Permission.ReadPayments, Permission.ManagePayments, Permission.ReadBooks, Permission.PostEntries, Permission.ClosePeriods, Permission.ReopenPeriods, Permission.RunBilling, Permission.RunDunning, Permission.ReportUsage, Permission.ManageMandates, Permission.RunDirectDebits, Permission.ManageDeposits],
        ["auditor"] = [Permission.ReadCases, Permission.ReadPayments, Permission.ReadBooks],
        ["approver"] = [Permission.DecideApprovals],
    };

    /// <summary>Whether one of the roles may.</summary>
    public static bool Allows(IEnumerable<string> roles, Permission permission) =>
        roles.Any(role => Roles.TryGetValue(role, out Permission[]? permissions) && permissions.Contains(permission));
}

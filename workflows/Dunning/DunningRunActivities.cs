using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.Dunning;

/// <summary>The steps of a dunning run, as its orchestrator calls them.</summary>
internal static class DunningRunActivities
{
    /// <summary>A letter that does not go out is tried again within half a minute, then counts as failed: it must not hold up the others, and the run can try it again.</summary>
    private static readonly TaskOptions Prompt = TaskOptions.FromRetryPolicy(
        new RetryPolicy(4, TimeSpan.FromSeconds(4), backoffCoefficient: 2) { HandleFailure = failure => !failure.IsCausedBy<BusinessRuleException>() });

    public static Task<DunningRunProgress> GatherLettersAsync(this TaskOrchestrationContext context, GatherLetters input) =>
        context.CallActivityAsync<DunningRunProgress>(nameof(GatherLetters), input, Retries.Transient);

    public static Task<LetterPage> TakeLettersAsync(this TaskOrchestrationContext context, TakeLetters input) =>
        context.CallActivityAsync<LetterPage>(nameof(TakeLetters), input, Retries.Transient);

    /// <summary>Sends a letter; its failure is a result.</summary>
    public static async Task<DunningItem> SendRunLetterAsync(this TaskOrchestrationContext context, SendRunLetter input)
    {
        try
        {
            return await context.CallActivityAsync<DunningItem>(nameof(SendRunLetter), input, Prompt);
        }
        catch (TaskFailedException failure)
        {
            return input.Item with { Status = DunningItemStatus.Failed, Reason = null, Note = failure.FailureDetails.ErrorMessage };
        }
    }

    public static Task<DunningRunProgress> NoteLettersAsync(this TaskOrchestrationContext context, NoteLetters input) =>
        context.CallActivityAsync<DunningRunProgress>(nameof(NoteLetters), input, Retries.Transient);
}

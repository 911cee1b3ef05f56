using Azure;

namespace LeadToCash.Local.Storage;

/// <summary>Deleting what is not there succeeds, with the 404 as its response, as in Azure's clients.</summary>
internal static class Missing
{
    public static async ValueTask<Response> IsSuccessAsync(ValueTask<Response> deletion)
    {
        try
        {
            return await deletion;
        }
        catch (RequestFailedException failure) when (failure.Status == 404 && failure.GetRawResponse() is not null)
        {
            return failure.GetRawResponse()!;
        }
    }
}

using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Operations.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>What stands before every page: who may come, from where, and whether a form may do what it asks for.</summary>
internal sealed class OperationsGuard(OperatorSessions sessions, SignInPage signIn, TimeProvider time, string app, ILogger logger)
{
    private const string TokenField = "token";

    private readonly FormTokens _tokens = new();

    /// <summary>Lets those in who come by this machine's own name, signed in or not.</summary>
    public RequestDelegate Admit(Func<HttpContext, Task<IResult>> handler) => async http =>
    {
        PageHeaders.Set(http.Response);
        IResult answer = OriginRules.IsAddressedHere(http.Request) && (HttpMethods.IsGet(http.Request.Method) || OriginRules.IsFromHere(http.Request))
            ? await handler(http)
            : Foreign(http);
        await answer.ExecuteAsync(http);
    };

    /// <summary>Lets those in who are signed in.</summary>
    /// <param name="handler">The page.</param>
    /// <param name="takesForm">Whether it changes something, which a form may ask for once.</param>
    public RequestDelegate Protect(Func<OperationsCall, Task<IResult>> handler, bool takesForm) => Admit(async http =>
    {
        if (sessions.Of(http.Request) is not { } @operator)
        {
            return signIn.AskFirst(http);
        }

        var call = new OperationsCall(http, @operator, _tokens, time.GetUtcNow(), app);
        return takesForm && @operator.Session is not null && await RefuseFormAsync(call) is { } refusal ? refusal : await handler(call);
    });

    private async Task<IResult?> RefuseFormAsync(OperationsCall call)
    {
        string? token = call.Http.Request.HasFormContentType ? (await call.Http.Request.ReadFormAsync(call.Aborted))[TokenField].FirstOrDefault() : null;
        switch (_tokens.Redeem(call.Operator, call.Path, token))
        {
            case FormTokenState.Good:
                return null;
            case FormTokenState.Used:
                return call.Refuse(StatusCodes.Status409Conflict, call.Texts.DoneBefore, call.Texts.SentTwice);
            default:
                OperationsLog.Refused(logger, "a form without a token that is good here");
                return call.Refuse(StatusCodes.Status403Forbidden, call.Texts.NotDone, call.Texts.FormIsOld);
        }
    }

    private IResult Foreign(HttpContext http)
    {
        OperationsLog.Refused(logger, OriginRules.IsAddressedHere(http.Request) ? "a form of another site" : "another host name");
        return Results.Problem(
            statusCode: StatusCodes.Status403Forbidden,
            title: "Not from here",
            detail: "The operations page answers under 127.0.0.1 and localhost only, and takes forms from its own pages only.");
    }
}

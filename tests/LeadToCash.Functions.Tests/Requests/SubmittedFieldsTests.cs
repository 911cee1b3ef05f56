using System.Text;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Tests.Requests;

public sealed class SubmittedFieldsTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "Score=1&score=+9+&confirmed=on")]
    [InlineData("application/json", """{"Score":1,"score":9,"confirmed":true,"wish":null}""")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=score\r\n\r\n9\r\n--b\r\nContent-Disposition: form-data; name=confirmed\r\n\r\non\r\n--b--\r\n")]
    public async Task Read_WhenSentAsFormOrJson_IsTheSame(string type, string body)
    {
        (SubmittedFields fields, IResult? problem) = await ReadAsync(type, Encoding.UTF8.GetBytes(body));
        Assert.Null(problem);
        Assert.Equal(("9", true, "", null), (fields["SCORE"], fields.IsTicked("confirmed"), fields["wish"], fields.Optional("wish", 10)));
    }

    [Theory]
    [InlineData("application/json", """{"comment":"\ud800"}""", 400)]
    [InlineData("application/json", """{"comment":{}}""", 400)]
    [InlineData("application/json", "null", 400)]
    [InlineData("application/json", "[1]", 400)]
    [InlineData("application/json", """{"comment":"ÿ"}""", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=comment\r\n\r\nbreaks off", 400)]
    [InlineData("text/plain", "comment", 415)]
    [InlineData(null, "", 415)]
    public async Task Read_WhenBroken_SaysSoAndThrowsNothing(string? type, string body, int status)
    {
        (_, IResult? problem) = await ReadAsync(type, Encoding.Latin1.GetBytes(body));
        Assert.Equal(status, Assert.IsType<IStatusCodeHttpResult>(problem, exactMatch: false).StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    public async Task Read_WhenTooLargeWithoutSayingSo_IsRefused(string type)
    {
        (_, IResult? problem) = await ReadAsync(type, new byte[(64 * 1024) + 1]);
        Assert.Equal(413, Assert.IsType<IStatusCodeHttpResult>(problem, exactMatch: false).StatusCode);
    }

    private static Task<(SubmittedFields Fields, IResult? Problem)> ReadAsync(string? type, byte[] body) =>
        SubmittedFields.ReadAsync(new DefaultHttpContext { Request = { ContentType = type, Body = new MemoryStream(body) } }.Request, CancellationToken.None);
}

using System.Net;
using System.Text.Json;
using Homepage.Faults;
using Homepage.Hosting;
using Homepage.Serve;
using Homepage.Services;
using Microsoft.AspNetCore.Builder;

namespace Homepage.Tests;

/// <summary>What the control room's script asks for and is sent.</summary>
public sealed class ControlRoomTests : IClassFixture<HomepageFixture>, IAsyncLifetime
{
    private readonly HomepageFixture _fixture;
    private readonly ControlRoom _room;
    private readonly WebApplication _site;

    public ControlRoomTests(HomepageFixture fixture)
    {
        _fixture = fixture;
        _room = new ControlRoom(fixture.Homepage);
        _site = _room.Build(LoopbackHost.CreateBuilder());
    }

    public async ValueTask InitializeAsync() => await _site.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _fixture.Homepage.Services.HealAllAsync();
        await _site.StopAtOnceAsync();
        _room.Dispose();
    }

    [Fact]
    public async Task Services_AreListedWithFaultAndBreaker()
    {
        JsonElement[] services = [.. (await GetAsync("/services")).EnumerateArray()];

        Assert.Equal(ServiceKind.All.Select(kind => kind.Slug), services.Select(service => service.GetProperty("service").GetString()));
        Assert.All(services, service => Assert.Equal(Fault.None.Slug(), service.GetProperty("fault").GetString()));
        Assert.Null(services[0].GetProperty("breaker").GetString());
        Assert.All(services[1..], service => Assert.Equal("Closed", service.GetProperty("breaker").GetString()));
    }

    [Fact]
    public async Task Switch_BreaksTheService_ForTheOwnScriptOnly()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await TurnAsync(ownScript: false)).StatusCode);

        using HttpResponseMessage answer = await TurnAsync(ownScript: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("http-500", Parse(await answer.Content.ReadAsStringAsync()).GetProperty("fault").GetString());
        Assert.Equal(Fault.Http500, _fixture.Homepage.Services[ServiceKind.Trending].Fault);
    }

    [Theory]
    [InlineData("guarded")]
    [InlineData("unguarded")]
    public async Task Page_IsShownAsItCame(string page)
    {
        JsonElement view = await GetAsync($"/pages/{page}?user=7");

        Assert.Equal(200, view.GetProperty("status").GetInt32());
        Assert.Contains("<h1>", view.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> GetAsync(string path) => Parse(await _fixture.Http.GetStringAsync(new Uri(_site.Address(), path)));

    private async Task<HttpResponseMessage> TurnAsync(bool ownScript)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_site.Address(), "/services/trending/http-500"));
        if (ownScript)
        {
            request.Headers.Add("X-Control-Room", "1");
        }

        return await _fixture.Http.SendAsync(request);
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}

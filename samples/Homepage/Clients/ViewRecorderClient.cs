using Homepage.Contracts;
using Homepage.Hosting;
using Homepage.Services;

namespace Homepage.Clients;

public sealed class ViewRecorderClient : IViewRecorder
{
    private readonly HttpClient _http;

    public ViewRecorderClient(HttpClient http) => _http = http;

    public Task RecordViewAsync(int userId, int titleId, CancellationToken cancellationToken) =>
        _http.PostRequiredAsync<RecordedView, ViewReceipt>("views", new RecordedView(userId, titleId), cancellationToken);
}

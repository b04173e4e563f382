// library
namespace Legacy;

public sealed class CountingClient(HttpClient http)
{
    private int _failures;
    private DateTimeOffset _openUntil;

    public bool IsOpen => DateTimeOffset.UtcNow < _openUntil;

    public async Task<string> CountsEverythingAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(path, cancellationToken);
        }
        catch ({|HA1010:Exception|})
        {
            if (Interlocked.Increment(ref _failures) >= 5)
            {
                _openUntil = DateTimeOffset.UtcNow.AddSeconds(30);
            }

            throw;
        }
    }

    public async Task<string> CountsFailuresAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(path, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref _failures);
            throw;
        }
    }

    public async Task<string> CountsHttpAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(path, cancellationToken);
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _failures);
            throw;
        }
    }
}

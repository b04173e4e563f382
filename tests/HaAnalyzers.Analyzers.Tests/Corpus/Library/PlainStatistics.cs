// library
namespace Shop.Feeds;

public sealed class FeedReader(HttpClient http)
{
    private long _read;
    private long _failed;

    public (long Read, long Failed) Statistics => (Interlocked.Read(ref _read), Interlocked.Read(ref _failed));

    public async Task<string> ReadAsync(string feed, CancellationToken token)
    {
        try
        {
            string text = await http.GetStringAsync(feed, token);
            Interlocked.Increment(ref _read);
            return text;
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _failed);
            throw;
        }
    }
}

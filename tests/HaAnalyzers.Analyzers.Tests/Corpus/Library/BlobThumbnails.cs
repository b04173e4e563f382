// library
using Azure.Storage.Blobs;

namespace Documents;

[NonCritical("Documents are listed without a picture")]
public interface IThumbnails
{
    [OmitFallback("No picture")]
    Task<byte[]?> OfAsync(string document, CancellationToken token);
}

public sealed class BlobThumbnails(BlobContainerClient container) : IThumbnails
{
    public async Task<byte[]?> OfAsync(string document, CancellationToken token)
    {
        BlobClient blob = container.GetBlobClient($"{document}.png");
        var response = await blob.DownloadContentAsync(token);
        return response.Value.Content.ToArray();
    }
}

public sealed class DocumentList(IThumbnails thumbnails)
{
    public async Task<IReadOnlyList<byte[]?>> RenderAsync(IEnumerable<string> documents, CancellationToken token) =>
        await Task.WhenAll(documents.Select(document => thumbnails.OfAsync(document, token)));
}

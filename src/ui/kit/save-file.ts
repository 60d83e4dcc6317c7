/** Offers a text as a download, under a name that the user can change. */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Offers any content as a download, under a name that the user can change. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By the time of the next task the browser has taken the content.
  setTimeout(() => URL.revokeObjectURL(address));
}
